import { setTimeout as wait } from "node:timers/promises";
import { addComment } from "../../sandbox/operations/comment-on-issue.ts";
import type { Sandbox } from "../../sandbox/start.ts";
import { findIssue } from "../../sandbox/state/lookup.ts";
import { type Client, GitHubRefused, rest } from "../cast/client.ts";
import { pushWithGit } from "../cast/push-with-git.ts";
import type { ScenarioStage, SeenIssue } from "./scenario.ts";

export type Surroundings = {
  readonly sandbox: Sandbox;
  readonly repositoryId: number;
  readonly clientOf: (login: string) => Client;
  readonly moveTime: (milliseconds: number) => void;
};

/** What becomes known of a play while it is played. */
export type Notes = {
  readonly tell: (words: string) => void;
  /** An issue or pull request is there that belongs to the play. */
  readonly open: (number: number) => void;
  readonly stop: AbortSignal;
};

const hour = 3_600_000;
const patience = 60_000;
/** Milliseconds. Not all that a play waits for is an event of GitHub's. */
const lookEvery = 100;
const author = "conductor";

class WaitedInVain extends Error {
  override readonly name = "WaitedInVain";
}

class NobodyThere extends Error {
  override readonly name = "NobodyThere";
}

/** The acts of a play, done through GitHub's API and git with the credentials of whoever does them. */
export function createStage(
  { sandbox, repositoryId, clientOf, moveTime }: Surroundings,
  notes: Notes,
): ScenarioStage {
  const { github, faults } = sandbox;
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
        if (error instanceof GitHubRefused) return error.message;
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
      const giveUp = AbortSignal.any([notes.stop, AbortSignal.timeout(patience)]);
      while (!isSo(see(sandbox, repositoryId, number))) {
        if (giveUp.aborted)
          throw new WaitedInVain(`A minute passed, and #${String(number)} was still not as it should be.`);
        await wait(lookEvery);
      }
    },
  };
}

function see({ state }: Sandbox, repositoryId: number, number: number): SeenIssue {
  const issue = findIssue(state, repositoryId, number);
  const isApp = (id: number) => state.accounts.find(id)?.kind === "bot";
  if (issue === undefined) return { state: "open", labels: [], replies: [], reopenings: 0 };
  const comments = state.comments.by("issue", issue.id);
  const events = state.timeline.by("issue", issue.id);
  return {
    state: issue.state,
    labels: issue.labelIds.map((id) => state.labels.at(id).name),
    replies: comments.filter(({ authorId }) => isApp(authorId)).map(({ body }) => body),
    reopenings: events.filter(({ detail }) => detail.kind === "reopened").length,
  };
}
