import type { Actor } from "../state/actor.ts";
import type { RefUpdate } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";
import { closeIssue } from "./close-issue.ts";
import { closedByText } from "./closing-keywords.ts";
import { requestCheckSuites } from "./check-suites.ts";
import { describeCommit } from "./describe-commit.ts";
import { branchDeleted, branchMoved } from "./pull-requests-after-push.ts";
import { recordEvent } from "./record-event.ts";

const mostCommits = 2048;

/** All that follows when refs have moved, whoever moved them: webhooks, pull requests, check suites, closing keywords. */
export async function refsUpdated(
  github: GitHub,
  actor: Actor,
  repositoryId: number,
  updates: readonly RefUpdate[],
): Promise<void> {
  for (const update of updates) {
    if (update.before === update.after) continue;
    if (update.ref.startsWith("refs/heads/")) await branchUpdated(github, actor, repositoryId, update);
    else if (update.ref.startsWith("refs/tags/")) await publishPush(github, actor, repositoryId, update);
  }
}

async function branchUpdated(
  github: GitHub,
  actor: Actor,
  repositoryId: number,
  update: RefUpdate,
): Promise<void> {
  const branch = update.ref.slice("refs/heads/".length);
  const now = github.clock.timestamp();
  github.state.repositories.update(repositoryId, { pushedAt: now, updatedAt: now });
  const messages = await publishPush(github, actor, repositoryId, update);
  if (update.after === null) {
    branchDeleted(github, actor, repositoryId, branch);
    return;
  }
  await branchMoved(github, actor, repositoryId, { branch, before: update.before, after: update.after });
  await requestCheckSuites(github, actor, repositoryId, { sha: update.after, branch, before: update.before });
  if (branch === github.state.repositories.at(repositoryId).defaultBranch) {
    closeByMessages(github, actor, repositoryId, messages);
  }
}

type Message = { readonly oid: string; readonly text: string };

/** Gives back the messages of the commits that are new. */
async function publishPush(
  github: GitHub,
  actor: Actor,
  repositoryId: number,
  update: RefUpdate,
): Promise<readonly Message[]> {
  const { git } = github;
  const { before, after, ref } = update;
  const isTag = ref.startsWith("refs/tags/");
  const name = ref.replace(/^refs\/(?:heads|tags)\//, "");
  const about = { repositoryId, refType: isTag ? "tag" : "branch", ref: name } as const;
  const fresh =
    after === null
      ? []
      : await git.listCommits(repositoryId, {
          from: after,
          excluding: await knownHeads(github, repositoryId, update),
          limit: mostCommits,
        });
  const commits = await Promise.all(
    fresh.toReversed().map(async ({ oid }) => describeCommit(github, repositoryId, oid)),
  );
  const forced = before !== null && after !== null && !(await git.isAncestor(repositoryId, before, after));
  if (before === null) github.publish({ event: "create", ...about }, actor);
  github.publish({ event: "push", repositoryId, update, forced, commits }, actor);
  if (after === null) github.publish({ event: "delete", ...about }, actor);
  return commits.map(({ oid, message }) => ({ oid, text: message }));
}

/** What the repository had already: the old head; for a new branch the default one. */
async function knownHeads(
  github: GitHub,
  repositoryId: number,
  { before, ref }: RefUpdate,
): Promise<readonly string[]> {
  if (before !== null) return [before];
  const main = `refs/heads/${github.state.repositories.at(repositoryId).defaultBranch}`;
  const head = ref === main ? null : await github.git.resolveRef(repositoryId, main);
  return head === null ? [] : [head];
}

function closeByMessages(
  github: GitHub,
  actor: Actor,
  repositoryId: number,
  messages: readonly Message[],
): void {
  for (const { oid, text } of messages) {
    for (const issue of closedByText(github.state, repositoryId, text)) {
      recordEvent(github, actor, issue, { kind: "referenced", commitSha: oid });
      closeIssue(github, actor, issue.id, "completed", { commitSha: oid });
    }
  }
}
