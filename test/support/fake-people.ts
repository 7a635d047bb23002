// What people do on a fake GitHub. Each deed takes a second and returns the hint that its webhook would be.
import { PullRequestId, type RepositoryId, TaskId } from "../../src/domain/ids.ts";
import { PatchId, type PullRequestFacts } from "../../src/domain/review/schema.ts";
import type { Account, IssueFacts, RepositoryReference } from "../../src/ports/forge-facts.ts";
import type { Hint, IssueChangeKind, Subject } from "../../src/ports/hint.ts";
import { type FakeGithubState, addressOf, sha } from "./fake-github-state.ts";

type IssueWords = Partial<Pick<IssueFacts, "title" | "body" | "labels" | "parent">>;
type PullRequestWords = Partial<
  Pick<PullRequestFacts, "draft" | "headRef" | "links" | "checks" | "fork" | "status" | "reverts">
> & { readonly head?: string; readonly paths?: readonly string[] };

export type CommentHint = Extract<Hint, { readonly kind: "comment" }>;
export type IssueHint = Extract<Hint, { readonly kind: "issue" }>;

export class FakePeople {
  readonly #github: FakeGithubState;
  readonly repository: RepositoryReference;

  constructor(github: FakeGithubState, repository: RepositoryReference) {
    this.#github = github;
    this.repository = repository;
  }

  account(login: string): Account {
    const account = this.#github.accounts.get(login);
    if (account === undefined) throw new Error(`nobody is called ${login}`);
    return account;
  }

  opensIssue(login: string, number: number, words: IssueWords = {}): IssueHint {
    this.#wait();
    const at = this.#github.now();
    const { labels = ["kind/instruction", "tier/1"], title = "A search", body = "", parent = null } = words;
    const facts: IssueFacts = {
      id: TaskId.parse(`issue-${this.repository.id}-${number}`),
      repository: this.repository.id,
      number,
      title,
      body,
      author: this.account(login),
      open: true,
      closedAs: null,
      labels: [],
      assignees: [],
      createdAt: at,
      updatedAt: at,
      parent,
    };
    const issue = { facts, timeline: [] };
    this.#github.issues.set(addressOf(this.repository.id, number), issue);
    for (const label of labels) this.#github.setLabel(issue, this.account(login), "labeled", label);
    return this.#issueHint(login, number, "opened");
  }

  labels(login: string, number: number, ...labels: readonly string[]): IssueHint {
    this.#wait();
    for (const label of labels)
      this.#github.setLabel(this.#issue(number), this.account(login), "labeled", label);
    const label = labels.at(-1);
    return { ...this.#issueHint(login, number, "labeled"), ...(label === undefined ? {} : { label }) };
  }

  unlabels(login: string, number: number, label: string): IssueHint {
    this.#wait();
    this.#github.setLabel(this.#issue(number), this.account(login), "unlabeled", label);
    return { ...this.#issueHint(login, number, "unlabeled"), label };
  }

  assigns(login: string, number: number, assignee: string): IssueHint {
    this.#wait();
    this.#github.setAssignee(this.#issue(number), this.account(login), "assigned", this.account(assignee));
    return { ...this.#issueHint(login, number, "assigned"), assignee: this.account(assignee).id };
  }

  unassigns(login: string, number: number, assignee: string): IssueHint {
    this.#wait();
    this.#github.setAssignee(this.#issue(number), this.account(login), "unassigned", this.account(assignee));
    return { ...this.#issueHint(login, number, "unassigned"), assignee: this.account(assignee).id };
  }

  closes(
    login: string,
    number: number,
    closedAs: "completed" | "not-planned" | "duplicate" = "completed",
  ): IssueHint {
    this.#wait();
    return this.#closes(login, number, closedAs, false);
  }

  /** What GitHub does with an issue when a pull request that closes it is merged; the time is that of the merge. */
  mergeCloses(login: string, number: number): IssueHint {
    return this.#closes(login, number, "completed", true);
  }

  reopens(login: string, number: number): IssueHint {
    this.#wait();
    const entry = { kind: "reopened", actor: this.account(login) } as const;
    this.#github.change(this.#issue(number), { open: true, closedAs: null }, entry);
    return this.#issueHint(login, number, "reopened");
  }

  says(login: string, number: number, body: string): CommentHint {
    this.#wait();
    const onPullRequest = this.#github.pullRequests.has(addressOf(this.repository.id, number));
    const place = { repository: this.repository.id, number, onPullRequest };
    const { id } = this.#github.addComment(this.account(login), place, body).facts;
    return this.#commentHint(login, id, false);
  }

  edits(login: string, comment: string, body: string): CommentHint {
    this.#wait();
    const found = this.#github.comments.get(comment);
    if (found === undefined) throw new Error(`there is no ${comment}`);
    this.#github.editComment(found, this.account(login), body);
    return this.#commentHint(login, comment, true);
  }

  opensPullRequest(login: string, number: number, words: PullRequestWords = {}): Hint {
    this.#wait();
    const { head = `head-${number}`, paths = [], ...facts } = words;
    const author = this.account(login);
    const look = {
      facts: {
        id: PullRequestId.parse(`pull-${this.repository.id}-${number}`),
        repository: this.repository.id,
        number,
        author: author.id,
        status: "open" as const,
        draft: false,
        headRef: `work-${number}`,
        baseRef: "main",
        fork: false,
        head: {
          sha: sha(head),
          patch: PatchId.parse(sha(`patch ${head}`)),
          paths: [...paths],
          authors: [author.id],
          unknownAuthors: false,
        },
        mergedBy: null,
        links: [],
        reviews: [],
        dismissed: [],
        requested: [],
        forcePushedAt: null,
        checks: [],
        reverts: [],
        ...facts,
      },
      title: "Search",
      authorAccount: author,
      requestedReviewers: [],
      baseSha: sha("base"),
      baseIsDefault: true,
    };
    this.#github.pullRequests.set(addressOf(this.repository.id, number), {
      look,
      updatedAt: this.#github.now(),
    });
    return this.#pullRequestHint(login, number);
  }

  /** Changes what GitHub says of a pull request: a push, a review, its end. */
  changesPullRequest(login: string, number: number, facts: Partial<PullRequestFacts>): Hint {
    this.#wait();
    const pullRequest = this.#github.pullRequestAt(this.repository.id, number);
    pullRequest.look = { ...pullRequest.look, facts: { ...pullRequest.look.facts, ...facts } };
    pullRequest.updatedAt = this.#github.now();
    return this.#pullRequestHint(login, number);
  }

  approves(login: string, number: number): Hint {
    const { facts } = this.#github.pullRequestAt(this.repository.id, number).look;
    const sender = this.account(login);
    const review = {
      id: `review-${this.#github.nextNumber()}`,
      decision: "approved" as const,
      commit: facts.head.sha,
      at: this.#github.now(),
    };
    const reviews = [...facts.reviews, { ...review, reviewer: sender.id }];
    const { at } = this.changesPullRequest(login, number, { reviews });
    const { repository } = this;
    const said = { ...review, reviewer: sender };
    return { kind: "review", at, repository, number, pullRequest: facts.id, review: said, sender };
  }

  pushesConfiguration(login: string, text: string): Hint {
    this.#wait();
    this.#github.files.set(`${this.repository.id}:.github/tutti.yml`, text);
    return this.#pushedConfiguration(login);
  }

  deletesConfiguration(login: string): Hint {
    this.#wait();
    this.#github.files.delete(`${this.repository.id}:.github/tutti.yml`);
    return this.#pushedConfiguration(login);
  }

  #pushedConfiguration(login: string): Hint {
    return {
      kind: "branch-pushed",
      at: this.#github.now(),
      repository: this.repository,
      branch: "main",
      head: sha(`main-${this.#github.nextNumber()}`),
      pusher: this.account(login),
      isDefault: true,
      changesConfiguration: true,
    };
  }

  #closes(
    login: string,
    number: number,
    closedAs: NonNullable<IssueFacts["closedAs"]>,
    byMerge: boolean,
  ): IssueHint {
    const entry = { kind: "closed", actor: this.account(login), byMerge } as const;
    this.#github.change(this.#issue(number), { open: false, closedAs }, entry);
    return this.#issueHint(login, number, "closed");
  }

  #issue(number: number) {
    return this.#github.issueAt(this.repository.id, number);
  }

  #issueHint(login: string, number: number, change: IssueChangeKind): IssueHint {
    const issue = this.#issue(number).facts;
    const sender = this.account(login);
    return { kind: "issue", at: issue.updatedAt, repository: this.repository, issue, sender, change };
  }

  #pullRequestHint(login: string, number: number): Hint {
    const { facts } = this.#github.pullRequestAt(this.repository.id, number).look;
    const sender = this.account(login);
    const { repository } = this;
    return { kind: "pull-request", at: this.#github.now(), repository, number, id: facts.id, sender };
  }

  #commentHint(login: string, id: string, edited: boolean): CommentHint {
    const comment = this.#github.comments.get(id);
    if (comment === undefined) throw new Error(`there is no ${id}`);
    return {
      kind: "comment",
      at: comment.facts.updatedAt,
      repository: this.repository,
      sender: this.account(login),
      subject: subjectOf(this.#github, this.repository.id, comment.number),
      comment: comment.facts,
      edited,
    };
  }

  #wait(): void {
    this.#github.clock.advance(1_000);
  }
}

function subjectOf(github: FakeGithubState, repository: RepositoryId, number: number): Subject {
  const pullRequest = github.pullRequests.get(addressOf(repository, number));
  if (pullRequest !== undefined) {
    const { id, status } = pullRequest.look.facts;
    return { kind: "pull-request", pullRequest: id, number, open: status === "open" };
  }
  const { id, open } = github.issueAt(repository, number).facts;
  return { kind: "issue", task: id, number, open };
}
