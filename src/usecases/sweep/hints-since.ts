import { readComment } from "../../comment-language/read-comment.ts";
import type { PullRequestId } from "../../domain/ids.ts";
import { type Timestamp, toInstant } from "../../domain/timestamp.ts";
import type {
  Account,
  Changes,
  CommentFacts,
  IssueFacts,
  RepositoryReference,
} from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Home } from "../home.ts";
import { commentCause } from "../plan/cause.ts";
import { ranOn } from "../plan/ran-on.ts";
import { branchesBegun } from "./branches-begun.ts";

/** A comment that nobody touched for this much longer than the cursor never runs. */
const commentsRunFor = 7 * 24 * 60 * 60_000;

type CommentHint = Extract<Hint, { kind: "comment" }>;

/** What changed in a repository, as the hints that webhooks would have given, work that began, and open heads without a gate. */
export async function hintsSince(
  home: Home,
  repository: RepositoryReference,
  since: Timestamp,
  at: Timestamp,
): Promise<readonly Hint[]> {
  const changes = await home.forge.changesSince(repository, since);
  const issues = await issuesOf(home, repository, changes);
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
  const ourselves: Account = { id: home.self.account, login: "", kind: "other" };
  for (const [number, id] of pullRequests) {
    hints.push({ kind: "pull-request", at, repository, sender: ourselves, number, id });
  }
  for (const { number, onPullRequest, comment } of changes.comments) {
    const subject = onPullRequest
      ? pullRequestSubject(home, repository, pullRequests, number)
      : issueSubject(home, repository, issues, number);
    const hint = subject === null ? null : await commentHint(home, repository, subject, comment, since);
    if (hint !== null) hints.push(hint);
  }
  return hints;
}

async function issuesOf(
  home: Home,
  repository: RepositoryReference,
  { issues }: Changes,
): Promise<readonly IssueFacts[]> {
  if (issues.length === 0) return [];
  const addresses = issues.map((number) => ({ repository, number }));
  const looked = await home.forge.look({ issues: addresses, pullRequests: [] });
  return looked.issues.flatMap((each) => ("missing" in each ? [] : [each.facts]));
}

/** What changed, and what is open without a gate at its head, by number. */
async function pullRequestsOf(
  home: Home,
  repository: RepositoryReference,
  changes: Changes,
): Promise<ReadonlyMap<number, PullRequestId>> {
  const found = new Map(changes.pullRequests.map(({ number, id }) => [number, id]));
  for (const { number, id, gated } of await home.forge.openPullRequests(repository)) {
    if (!gated) found.set(number, id);
  }
  return found;
}

/** Null for a comment without a command that could still run. */
async function commentHint(
  home: Home,
  repository: RepositoryReference,
  subject: CommentHint["subject"],
  comment: CommentFacts,
  since: Timestamp,
): Promise<CommentHint | null> {
  const { id, author, updatedAt, createdAt } = comment;
  if (author.id === home.self.account) return null;
  if (toInstant(updatedAt) < toInstant(since) - commentsRunFor) return null;
  const causes = readComment(comment.body).map((line) => commentCause(home.digest, id, line));
  if (causes.every((cause) => ranOn(home.state, repository.id, subject, cause) !== null)) return null;
  const hint = { kind: "comment", at: updatedAt, repository, subject, comment } as const;
  if (updatedAt === createdAt) return { ...hint, sender: author, edited: false };
  // The list does not tell who edited it, and words that somebody else put there are not its author's.
  const standing = await home.forge.comment(id);
  if (standing === null || (standing.edited && standing.editor === null)) return null;
  const { editor } = standing;
  const sender: Account =
    editor === null || editor === author.id ? author : { id: editor, login: "", kind: "other" };
  return { ...hint, sender, edited: standing.edited };
}

function issueSubject(
  home: Home,
  repository: RepositoryReference,
  issues: readonly IssueFacts[],
  number: number,
): CommentHint["subject"] | null {
  const facts = issues.find((issue) => issue.number === number);
  const task = facts?.id ?? home.state.taskAt(repository.id, number)?.id;
  return task === undefined ? null : { kind: "issue", task, number, open: facts?.open ?? true };
}

function pullRequestSubject(
  home: Home,
  repository: RepositoryReference,
  changed: ReadonlyMap<number, PullRequestId>,
  number: number,
): CommentHint["subject"] {
  const known = home.state.pullRequestAt(repository.id, number);
  const open = known === undefined || known.status === "open";
  return { kind: "pull-request", pullRequest: known?.id ?? changed.get(number) ?? null, number, open };
}
