import type { Act } from "./act.ts";
import { type Client, graphql, rest } from "./client.ts";
import { pushWithGit } from "./push-with-git.ts";

const markReady =
  "mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }";

/** Does it with the member's own token. */
export async function carryOut(client: Client, act: Act): Promise<void> {
  switch (act.kind) {
    case "open-issue":
      return rest(client, "POST", "/issues", { title: act.title, body: act.body, labels: act.labels });
    case "comment":
      return rest(client, "POST", `/issues/${String(act.issue)}/comments`, { body: act.body });
    case "edit-issue":
      return rest(client, "PATCH", `/issues/${String(act.issue)}`, { body: act.body });
    case "push":
      return pushWithGit(client, act);
    case "open-pull-request": {
      const { title, body, branch } = act;
      return rest(client, "POST", "/pulls", { title, body, head: branch, base: "main", draft: true });
    }
    case "mark-ready":
      await graphql(client, markReady, { id: act.id });
      return undefined;
    case "review": {
      const { head, verdict, body } = act;
      const review = { commit_id: head, event: verdict, body };
      return rest(client, "POST", `/pulls/${String(act.pullRequest)}/reviews`, review);
    }
    case "request-review": {
      const path = `/pulls/${String(act.pullRequest)}/requested_reviewers`;
      return rest(client, "POST", path, { reviewers: act.reviewers });
    }
    case "merge":
      return rest(client, "PUT", `/pulls/${String(act.pullRequest)}/merge`, { sha: act.head });
    default:
      return act satisfies never;
  }
}
