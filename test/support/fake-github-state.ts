// What a GitHub for use cases holds: issues, pull requests, comments and checks, changed only by whole replacement.
import { type AccountId, CommitSha, RepositoryId, type TaskId } from "../../src/domain/ids.ts";
import type { ManualClock } from "../../src/adapters/in-memory/clock.ts";
import { instant } from "../../src/domain/time.ts";
import { type Timestamp, toTimestamp } from "../../src/domain/timestamp.ts";
import type {
  Account,
  CommentFacts,
  IssueAddress,
  IssueFacts,
  OwnCheck,
  Permission,
  PullRequestLook,
  RepositoryReference,
  TimelineEntry,
} from "../../src/ports/forge-facts.ts";

export type FakeIssue = { facts: IssueFacts; readonly timeline: TimelineEntry[] };

export type FakePullRequest = {
  look: Omit<PullRequestLook, "ownChecks" | "reviewers">;
  updatedAt: Timestamp;
};

export type FakeComment = {
  facts: CommentFacts;
  editor: AccountId | null;
  readonly repository: RepositoryId;
  readonly number: number;
  readonly onPullRequest: boolean;
};

type Entry = TimelineEntry extends infer Kind
  ? Kind extends TimelineEntry
    ? Omit<Kind, "id" | "at">
    : never
  : never;

/** Everything that a fake forge knows, with the few steps that both people and the App take on it. */
export class FakeGithubState {
  readonly clock: ManualClock;
  readonly accounts = new Map<string, Account>();
  readonly permissions = new Map<string, Permission>();
  readonly repositories: RepositoryReference[] = [];
  readonly issues = new Map<string, FakeIssue>();
  /** Where issues went, by where they were. */
  readonly moved = new Map<string, IssueAddress & { readonly task: TaskId }>();
  readonly pullRequests = new Map<string, FakePullRequest>();
  readonly comments = new Map<string, FakeComment>();
  readonly checks = new Map<string, OwnCheck[]>();
  readonly reactions: { readonly subject: string; readonly content: string }[] = [];
  readonly files = new Map<string, string>();
  readonly taskBranches: {
    readonly branch: string;
    readonly head: CommitSha;
    readonly author: Account | null;
  }[] = [];
  readonly mergeGroups = new Map<string, readonly number[]>();
  #made = 0;

  constructor(clock: ManualClock) {
    this.clock = clock;
  }

  now(): Timestamp {
    return toTimestamp(instant(this.clock.now()));
  }

  nextNumber(): number {
    this.#made += 1;
    return this.#made;
  }

  issueAt(repository: RepositoryId, number: number): FakeIssue {
    const issue = this.issues.get(addressOf(repository, number));
    if (issue === undefined) throw new Error(`there is no issue ${number}`);
    return issue;
  }

  pullRequestAt(repository: RepositoryId, number: number): FakePullRequest {
    const pullRequest = this.pullRequests.get(addressOf(repository, number));
    if (pullRequest === undefined) throw new Error(`there is no pull request ${number}`);
    return pullRequest;
  }

  issueById(id: string): FakeIssue | undefined {
    return [...this.issues.values()].find(({ facts }) => facts.id === id);
  }

  /** Changes an issue, with the entry of the timeline that tells of it. */
  change(issue: FakeIssue, facts: Partial<IssueFacts>, entry: Entry | null): void {
    issue.facts = { ...issue.facts, ...facts, updatedAt: this.now() };
    if (entry !== null) issue.timeline.push({ ...entry, id: `entry-${this.nextNumber()}`, at: this.now() });
  }

  setLabel(issue: FakeIssue, actor: Account, kind: "labeled" | "unlabeled", label: string): void {
    const without = issue.facts.labels.filter((each) => each !== label);
    const labels = kind === "labeled" ? [...without, label] : without;
    this.change(issue, { labels }, { kind, actor, label });
  }

  setAssignee(issue: FakeIssue, actor: Account, kind: "assigned" | "unassigned", account: Account): void {
    const without = issue.facts.assignees.filter(({ id }) => id !== account.id);
    const assignees = kind === "assigned" ? [...without, account] : without;
    this.change(issue, { assignees }, { kind, actor, assignee: account.id });
  }

  addComment(
    author: Account,
    place: Pick<FakeComment, "repository" | "number" | "onPullRequest">,
    body: string,
  ): FakeComment {
    const databaseId = this.nextNumber();
    const at = this.now();
    const id = `comment-${databaseId}`;
    const comment: FakeComment = {
      ...place,
      editor: null,
      facts: { id, databaseId, author, body, createdAt: at, updatedAt: at },
    };
    this.comments.set(id, comment);
    return comment;
  }

  editComment(comment: FakeComment, editor: Account, body: string): void {
    comment.facts = { ...comment.facts, body, updatedAt: this.now() };
    comment.editor = editor.id;
  }

  commentsOn(repository: RepositoryId, number: number): readonly FakeComment[] {
    return [...this.comments.values()].filter(
      (comment) => comment.repository === repository && comment.number === number,
    );
  }
}

export function addressOf(repository: RepositoryId, number: number): string {
  return `${repository}#${number}`;
}

export function repositoryId(id: number): RepositoryId {
  return RepositoryId.parse(id);
}

/** A commit's id made of a word, so that tests read well. */
export function sha(word: string): CommitSha {
  return CommitSha.parse(Buffer.from(word).toString("hex").padEnd(40, "0").slice(0, 40));
}
