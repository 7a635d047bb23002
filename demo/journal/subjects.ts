import type { GitHubState } from "../../sandbox/state/github-state.ts";
import { nodeId, readNodeId } from "../../sandbox/state/node-id.ts";
import type { Event } from "../../src/domain/events.ts";

/** Which task an id belongs to, as the record has it: of a pull request, of a commit, of a comment with a command. */
export class Subjects {
  readonly #state: GitHubState;
  /** Pull request → task. */
  readonly #links = new Map<string, string>();
  /** Head → pull request. */
  readonly #heads = new Map<string, string>();

  constructor(state: GitHubState) {
    this.#state = state;
  }

  /** Each event before anything that came of it is asked for. */
  learn(event: Event): void {
    if (event.type === "PullRequestLinked") this.#links.set(event.pullRequest, event.task);
    if (event.type === "PullRequestOpened" || event.type === "HeadPushed")
      this.#heads.set(event.head.sha, event.pullRequest);
  }

  /** Whether it is a head that the record has heard of. */
  isHead(sha: string): boolean {
    return this.#heads.has(sha);
  }

  ofEvent(event: Event): string | null {
    if ("task" in event && event.task !== undefined) return event.task;
    if (!("pullRequest" in event) || event.pullRequest === undefined) return null;
    return this.#links.get(event.pullRequest) ?? event.pullRequest;
  }

  /** By the node id, or the commit, that a write is about. */
  ofWrite(about: string): string {
    const id = this.#heads.get(about) ?? this.#issueOfComment(about) ?? about;
    return this.#links.get(id) ?? id;
  }

  /** Of an issue or a pull request. */
  numberOf(id: string): number | null {
    const node = readNodeId(id);
    if (typeof node?.id !== "number") return null;
    const row =
      node.type === "Issue" ? this.#state.issues.find(node.id) : this.#state.pullRequests.find(node.id);
    return row?.number ?? null;
  }

  #issueOfComment(about: string): string | null {
    const node = readNodeId(about);
    if (node?.type !== "IssueComment" || typeof node.id !== "number") return null;
    const comment = this.#state.comments.find(node.id);
    return comment === undefined ? null : this.#nodeIdOf(comment.issueId);
  }

  #nodeIdOf(issueId: number): string | null {
    const issue = this.#state.issues.find(issueId);
    if (issue === undefined) return null;
    const pull = this.#state.pullRequests.firstBy("issue", issueId);
    return pull === undefined
      ? nodeId("Issue", issue.repositoryId, issue.id)
      : nodeId("PullRequest", issue.repositoryId, pull.id);
  }
}
