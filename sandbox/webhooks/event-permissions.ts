/**
 * What an app must be allowed to read before GitHub tells it of an event, subscribed or not. Any one of the permissions
 * will do. Source: "To subscribe to this event, a GitHub App must have …" in @octokit/openapi-webhooks.
 */

import { permits } from "../authorization/repository-access.ts";
import type { Permissions } from "../state/app.ts";
import type { Occurrence } from "../state/occurrence.ts";

const readable = {
  check_run: ["checks"],
  check_suite: ["checks"],
  create: ["contents"],
  delete: ["contents"],
  discussion: ["discussions"],
  discussion_comment: ["discussions"],
  installation: ["metadata"],
  installation_repositories: ["metadata"],
  issue_comment: ["issues", "pull_requests"],
  issue_dependencies: ["issues"],
  issues: ["issues"],
  label: ["metadata"],
  merge_group: ["merge_queues"],
  pull_request: ["pull_requests"],
  pull_request_review: ["pull_requests"],
  pull_request_review_comment: ["pull_requests"],
  pull_request_review_thread: ["pull_requests"],
  push: ["contents"],
  repository: ["metadata"],
  status: ["statuses"],
  sub_issues: ["issues"],
} as const satisfies Readonly<Record<Occurrence["event"], readonly string[]>>;

export function mayHear(permissions: Permissions, event: Occurrence["event"]): boolean {
  return readable[event].some((name) => permits(permissions, [name, "read"]));
}
