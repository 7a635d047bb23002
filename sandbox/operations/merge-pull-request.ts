import type { Actor } from "../state/actor.ts";
import type { Oid } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";
import { fullName } from "../state/lookup.ts";
import type { PullRequest } from "../state/pull-request.ts";
import { Refusal } from "../state/refusal.ts";
import { markMerged } from "./mark-merged.ts";
import { mergeBlockers } from "./merge-blockers.ts";
import { refsUpdated } from "./refs-updated.ts";
import { signatureOf, signatureOfGitHub } from "./signature.ts";
import { markVerified } from "./write-files.ts";

export type Merge = {
  readonly pullId: number;
  readonly method: "merge" | "squash" | "rebase";
  /** The head that the caller has seen. */
  readonly expectedHead?: Oid;
  readonly title?: string;
  readonly message?: string;
};

/** 405 when it may not be merged, 409 when the head has moved; gives the new head of the base. */
export async function mergePullRequest(github: GitHub, actor: Actor, merge: Merge): Promise<Oid> {
  const { state, git } = github;
  const pull = state.pullRequests.at(merge.pullId);
  await refuseUnmergeable(github, actor, pull, merge);
  const ref = `refs/heads/${pull.baseRef}`;
  const base = await git.resolveRef(pull.repositoryId, ref);
  if (base === null) throw notMergeable();
  const outcome = await git.merge(pull.repositoryId, {
    method: merge.method,
    base,
    head: pull.headSha,
    author: signatureOf(github, merge.method === "squash" ? authorOf(github, pull, actor) : actor),
    committer: signatureOfGitHub(github),
    message: await messageFor(github, pull, merge),
  });
  if (outcome.kind === "conflict") throw notMergeable();
  const update = { ref, before: base, after: outcome.oid };
  if ((await git.updateRef(pull.repositoryId, update)) === "stale") {
    throw new Refusal(405, "Base branch was modified. Review and try the merge again.");
  }
  markVerified(github, pull.repositoryId, outcome.oid);
  markMerged(github, actor, pull.id, outcome.oid);
  await refsUpdated(github, actor, pull.repositoryId, [update]);
  if (state.repositories.at(pull.repositoryId).deleteBranchOnMerge) await deleteHead(github, actor, pull);
  return outcome.oid;
}

async function refuseUnmergeable(
  github: GitHub,
  actor: Actor,
  pull: PullRequest,
  { expectedHead }: Merge,
): Promise<void> {
  if (github.state.issues.at(pull.issueId).state === "closed") throw notMergeable();
  if (pull.isDraft) throw new Refusal(405, "Pull Request is still a draft");
  if (expectedHead !== undefined && expectedHead !== pull.headSha) {
    throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
  }
  const blockers = await mergeBlockers(github, actor, pull);
  if (blockers.length === 0) return;
  throw new Refusal(405, `Repository rule violations found\n\n${blockers.join("\n\n")}\n\n`);
}

function notMergeable(): Refusal {
  return new Refusal(405, "Pull Request is not mergeable");
}

function authorOf(github: GitHub, pull: PullRequest, actor: Actor): Actor {
  return { ...actor, accountId: github.state.issues.at(pull.issueId).authorId };
}

async function messageFor(github: GitHub, pull: PullRequest, merge: Merge): Promise<string> {
  const { title } = github.state.issues.at(pull.issueId);
  if (merge.method !== "squash") {
    const head = pull.headRepositoryId ?? pull.repositoryId;
    const owner = fullName(github.state, github.state.repositories.at(head)).split("/")[0] ?? "";
    const subject = merge.title ?? `Merge pull request #${String(pull.number)} from ${owner}/${pull.headRef}`;
    return join(subject, merge.message ?? title);
  }
  const commits = await github.git.listCommits(pull.repositoryId, {
    from: pull.headSha,
    excluding: [pull.baseSha],
  });
  const listed = commits
    .toReversed()
    .map(({ message }) => `* ${message.trimEnd()}`)
    .join("\n\n");
  const only = commits.length === 1 ? bodyOf(commits[0]?.message ?? "") : listed;
  return join(merge.title ?? `${title} (#${String(pull.number)})`, merge.message ?? only);
}

function bodyOf(message: string): string {
  return message.split("\n").slice(1).join("\n").trim();
}

function join(subject: string, body: string): string {
  return body === "" ? subject : `${subject}\n\n${body}`;
}

async function deleteHead(github: GitHub, actor: Actor, pull: PullRequest): Promise<void> {
  if (pull.headRepositoryId !== pull.repositoryId) return;
  const update = { ref: `refs/heads/${pull.headRef}`, before: pull.headSha, after: null };
  if ((await github.git.updateRef(pull.repositoryId, update)) === "stale") return;
  await refsUpdated(github, actor, pull.repositoryId, [update]);
}
