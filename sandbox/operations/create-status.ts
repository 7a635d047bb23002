import type { Actor } from "../state/actor.ts";
import type { CommitStatus } from "../state/check.ts";
import type { GitHub } from "../state/github.ts";
import { Refusal } from "../state/refusal.ts";

export type NewStatus = Pick<
  CommitStatus,
  "repositoryId" | "sha" | "context" | "state" | "description" | "targetUrl"
>;

/** Statuses pile up; of a context the newest counts. */
export async function createStatus(github: GitHub, actor: Actor, input: NewStatus): Promise<CommitStatus> {
  const { git, state } = github;
  const commit = await git.readCommit(input.repositoryId, input.sha);
  if (commit === null) throw new Refusal(422, `No commit found for SHA: ${input.sha}`);
  const status = state.statuses.insert({
    ...input,
    id: state.statuses.nextId(),
    creatorId: actor.accountId,
    appId: actor.viaAppId,
    createdAt: github.clock.timestamp(),
  });
  const heads = await git.listRefs(input.repositoryId, "refs/heads/");
  const branches = heads
    .filter(({ oid }) => oid === input.sha)
    .map(({ ref }) => ref.slice("refs/heads/".length));
  github.publish({ event: "status", statusId: status.id, commit, branches }, actor);
  return status;
}
