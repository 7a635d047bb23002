import { addComment } from "../../sandbox/operations/comment-on-issue.ts";
import type { Sandbox } from "../../sandbox/start.ts";
import { findIssue } from "../../sandbox/state/lookup.ts";
import { type Client, GitHubRefused, rest } from "../cast/client.ts";
import { pushWithGit } from "../cast/push-with-git.ts";
import { quote } from "./quote.ts";
import type { ScenarioStage } from "./scenario.ts";
import { seeIssue } from "./see-issue.ts";
import { Waiting } from "./waiting.ts";

export type Surroundings = {
  readonly sandbox: Sandbox;
  readonly repositoryId: number;
  readonly clientOf: (login: string) => Client;
  readonly moveTime: (milliseconds: number) => void;
  /** Each event on a task's record, oldest first. */
  readonly record: (number: number) => Promise<readonly string[]>;
};

/** What becomes known of a play while it is played. */
export type Notes = {
  readonly tell: (words: string) => void;
  /** An issue or pull request is there that belongs to the play. */
  readonly open: (number: number) => void;
  readonly stop: AbortSignal;
};

const hour = 3_600_000;
/** GitHub's time passes by as many milliseconds, each time that so many have passed here. */
const step = 300_000;
const stepEvery = 2_000;
const author = "conductor";

class NobodyThere extends Error {
  override readonly name = "NobodyThere";
}

/** The acts of a play, done through GitHub's API and git with the credentials of whoever does them. */
export function createStage(
  { sandbox, repositoryId, clientOf, moveTime, record }: Surroundings,
  notes: Notes,
): ScenarioStage {
  const { github, faults } = sandbox;
  const waiting = new Waiting(notes.stop);
  const see = (number: number) => seeIssue(github.state, repositoryId, number);
  const newest = (login: string) => {
    const authorId = github.state.accounts.firstBy("login", login)?.id;
    const issue = github.state.issues
      .by("repository", repositoryId)
      .findLast((one) => one.authorId === authorId);
    return issue?.number ?? 0;
  };
  return {
    tell: (words) => notes.tell(words),
    openIssue: async (issue) => {
      await rest(clientOf(author), "POST", "/issues", issue);
      const number = newest(author);
      notes.open(number);
      return number;
    },
    comment: async (login, number, body) =>
      rest(clientOf(login), "POST", `/issues/${String(number)}/comments`, { body }),
    changeLabel: async (login, number, label, change) => {
      const labels = `/issues/${String(number)}/labels`;
      return change === "add"
        ? rest(clientOf(login), "POST", labels, { labels: [label] })
        : rest(clientOf(login), "DELETE", `${labels}/${encodeURIComponent(label)}`, {});
    },
    close: async (login, number) =>
      rest(clientOf(login), "PATCH", `/issues/${String(number)}`, {
        state: "closed",
        state_reason: "completed",
      }),
    push: async (login, branch, path, content) =>
      pushWithGit(clientOf(login), {
        kind: "push",
        branch,
        base: "main",
        path,
        content,
        message: `Write ${path}`,
      }),
    openPullRequest: async (login, head, title, body) => {
      await rest(clientOf(login), "POST", "/pulls", { title, body, head, base: "main" });
      const number = newest(login);
      notes.open(number);
      return number;
    },
    tryToApprove: async (login, number) => {
      try {
        await rest(clientOf(login), "POST", `/pulls/${String(number)}/reviews`, { event: "APPROVE" });
        return null;
      } catch (error) {
        if (error instanceof GitHubRefused) return error.reason;
        throw error;
      }
    },
    moveTime: (hours) => moveTime(hours * hour),
    trouble: (effect) => {
      const fault = faults.add({ times: null, effect });
      return { hits: fault.hits, end: fault.remove };
    },
    commentUnasked: (login, number, body) => {
      const issue = findIssue(github.state, repositoryId, number);
      const account = github.state.accounts.firstBy("login", login);
      if (issue === undefined || account === undefined)
        throw new NobodyThere(`there is no ${login} at #${String(number)}`);
      addComment(github, { accountId: account.id, viaAppId: null, startsWorkflows: true }, issue.id, body);
    },
    until: async (isSo, number) => {
      await waiting.for(number, () => (isSo(see(number)) ? true : null));
    },
    untilInTime: async (isSo, number) => {
      const began = Date.now();
      let steps = 0;
      await waiting.for(number, () => {
        if (isSo(see(number))) return true;
        if (Date.now() - began > (steps + 1) * stepEvery) {
          steps += 1;
          moveTime(step);
        }
        return null;
      });
    },
    hear: async (about, number) =>
      waiting.for(number, () => {
        const reply = see(number).replies.findLast((body) => body.startsWith(`\`${about}`));
        return reply === undefined ? null : quote(reply);
      }),
    readCard: async (row, word, number) =>
      waiting.for(number, () => {
        const [found] = see(number).replies.flatMap((body) => rowOf(body, row) ?? []);
        return found?.includes(word) === true ? quote(`${row}: ${found}`) : null;
      }),
    readRecord: async (beginning, number) =>
      waiting.for(number, async () => {
        const event = (await record(number)).findLast((line) => line.startsWith(beginning));
        return event === undefined ? null : quote(event);
      }),
  };
}

/** What stands in a row of a table in Markdown. */
function rowOf(body: string, row: string): string | null {
  const line = body.split("\n").find((one) => one.startsWith(`| ${row} |`));
  return line?.split("|")[2]?.trim() ?? null;
}
