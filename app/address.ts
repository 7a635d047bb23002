import type { Delivery } from "../src/ports/inbox.ts";
import type { WebhookPayload } from "./webhook-payload.ts";

/** Events of the App itself, such as `ping`, have no installation. */
const appLane = "app";

/** Where a payload belongs in the inbox. Numbers of issues, pull requests and discussions of a repository never collide. */
export function addressOf(payload: WebhookPayload): Pick<Delivery, "lane" | "entity" | "repository"> {
  const lane = payload.installation === undefined ? appLane : String(payload.installation.id);
  if (payload.repository === undefined) return { lane, entity: lane, repository: null };
  const repository = String(payload.repository.id);
  const number = numberOf(payload);
  return { lane, entity: number === null ? repository : `${repository}#${number}`, repository };
}

function numberOf(payload: WebhookPayload): number | null {
  const subject = payload.issue ?? payload.pull_request ?? payload.discussion ?? onlyPullRequestOf(payload);
  return subject?.number ?? null;
}

function onlyPullRequestOf({ check_run, check_suite }: WebhookPayload) {
  const pullRequests = check_run?.pull_requests ?? check_suite?.pull_requests ?? [];
  return pullRequests.length === 1 ? pullRequests[0] : undefined;
}
