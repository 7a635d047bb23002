import { findIssue } from "../../sandbox/state/lookup.ts";
import type { GitHubState } from "../../sandbox/state/github-state.ts";
import type { Issue } from "../../sandbox/state/issue.ts";

export type SeenIssue = {
  readonly state: Issue["state"];
  readonly labels: readonly string[];
  /** Bodies of the App's comments. */
  readonly replies: readonly string[];
  /** What the App reacted with to people's comments, such as `+1`. */
  readonly reactions: readonly string[];
  readonly reopenings: number;
};

const nothing: SeenIssue = { state: "open", labels: [], replies: [], reactions: [], reopenings: 0 };

/** What a play waits for at one issue or pull request. */
export function seeIssue(state: GitHubState, repositoryId: number, number: number): SeenIssue {
  const issue = findIssue(state, repositoryId, number);
  if (issue === undefined) return nothing;
  const isApp = (id: number) => state.accounts.find(id)?.kind === "bot";
  const comments = state.comments.by("issue", issue.id);
  const reactions = comments.flatMap(({ id }) =>
    state.reactions.by("subject", `issue-comment/${String(id)}`),
  );
  const events = state.timeline.by("issue", issue.id);
  return {
    state: issue.state,
    labels: issue.labelIds.map((id) => state.labels.at(id).name),
    replies: comments.filter(({ authorId }) => isApp(authorId)).map(({ body }) => body),
    reactions: reactions.filter(({ accountId }) => isApp(accountId)).map(({ content }) => content),
    reopenings: events.filter(({ detail }) => detail.kind === "reopened").length,
  };
}
