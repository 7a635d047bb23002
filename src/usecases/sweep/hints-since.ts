import type { PullRequestId, RepositoryId } from "../../domain/ids.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import type { Changes, IssueFacts, IssueLook, RepositoryReference } from "../../ports/forge-facts.ts";
import type { Hint, Subject } from "../../ports/hint.ts";
import { unreadEntry } from "../gather/unread.ts";
import type { Home } from "../home.ts";
import { labelledKind } from "../plan/opening-of.ts";
import type { Unavailable } from "../unavailable.ts";
import { branchesBegun } from "./branches-begun.ts";
import { type Commented, commentHints } from "./comment-hints.ts";
import { restingOnOtherRights } from "./rights-changed.ts";

export type Found = {
  readonly hints: readonly Hint[];
  /** Why not every issue or comment that changed could be read. */
  readonly unread: Unavailable | null;
  /** Where issues came from that are no tasks yet, and ask to be. */
  readonly arrivedFrom: ReadonlySet<RepositoryId>;
};

/** What changed in a repository, as the hints that webhooks would have given, work that began, and open heads without a gate. */
export async function hintsSince(
  home: Home,
  repository: RepositoryReference,
  since: Timestamp,
  at: Timestamp,
): Promise<Found> {
  const changes = await home.forge.changesSince(repository, since);
  const { looks, unread } = await issuesOf(home, repository, changes);
  const issues = looks.map(({ facts }) => facts);
  const hints: Hint[] = issues.map((issue) => ({
    kind: "issue",
    at,
    repository,
    sender: issue.author,
    issue,
    change: "other",
  }));
  hints.push(...(await branchesBegun(home, repository, at)));
  const pullRequests = await pullRequestsOf(home, repository, changes);
  for (const [number, id] of pullRequests) {
    hints.push({ kind: "pull-request", at, repository, sender: null, number, id });
  }
  const commented = commentsOn(home, repository, changes, issues, pullRequests);
  const said = await commentHints(home, repository, since, commented);
  hints.push(...said.hints);
  return {
    hints,
    unread: unread ?? said.unread,
    arrivedFrom: new Set(looks.flatMap((look) => arrivalsOf(home, look))),
  };
}

async function issuesOf(
  home: Home,
  repository: RepositoryReference,
  { issues }: Changes,
): Promise<{ readonly looks: readonly IssueLook[]; readonly unread: Unavailable | null }> {
  if (issues.length === 0) return { looks: [], unread: null };
  const addresses = issues.map((number) => ({ repository, number }));
  const looked = await home.forge.look({ issues: addresses, pullRequests: [] });
  const unread = addresses.flatMap((address, position) => {
    const each = looked.issues[position];
    return each !== undefined && "unreadable" in each ? [unreadEntry("issue", address, each)[1]] : [];
  });
  return {
    looks: looked.issues.flatMap((each) => ("facts" in each ? [each] : [])),
    unread: unread[0] ?? null,
  };
}

function arrivalsOf({ state }: Home, { facts, timeline }: IssueLook): readonly RepositoryId[] {
  if (labelledKind(facts) === null || state.tasks.has(state.taskIdOf(facts.id))) return [];
  return timeline.flatMap((entry) =>
    entry.kind === "transferred" && entry.from !== null ? [entry.from] : [],
  );
}

/** What changed, what is open without a gate at its head, and what rests on rights that are others now, by number. */
async function pullRequestsOf(
  home: Home,
  repository: RepositoryReference,
  changes: Changes,
): Promise<ReadonlyMap<number, PullRequestId>> {
  const found = new Map(changes.pullRequests.map(({ number, id }) => [number, id]));
  for (const { number, id, gated } of await home.forge.openPullRequests(repository)) {
    if (!gated) found.set(number, id);
  }
  for (const { number, id } of await restingOnOtherRights(home, repository)) found.set(number, id);
  return found;
}

/** The comments that changed, with what they stand under. */
function commentsOn(
  home: Home,
  repository: RepositoryReference,
  changes: Changes,
  issues: readonly IssueFacts[],
  pullRequests: ReadonlyMap<number, PullRequestId>,
): readonly Commented[] {
  return changes.comments.flatMap(({ number, onPullRequest, comment }): readonly Commented[] => {
    const subject = onPullRequest
      ? pullRequestSubject(home, repository, pullRequests, number)
      : issueSubject(home, repository, issues, number);
    return subject === null ? [] : [{ subject, comment }];
  });
}

function issueSubject(
  home: Home,
  repository: RepositoryReference,
  issues: readonly IssueFacts[],
  number: number,
): Subject | null {
  const facts = issues.find((issue) => issue.number === number);
  const task = facts?.id ?? home.state.taskAt(repository.id, number)?.id;
  return task === undefined ? null : { kind: "issue", task, number, open: facts?.open ?? true };
}

function pullRequestSubject(
  home: Home,
  repository: RepositoryReference,
  changed: ReadonlyMap<number, PullRequestId>,
  number: number,
): Subject {
  const known = home.state.pullRequestAt(repository.id, number);
  const open = known === undefined || known.status === "open";
  return { kind: "pull-request", pullRequest: known?.id ?? changed.get(number) ?? null, number, open };
}
