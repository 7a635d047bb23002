import { z } from "zod";
import { taskBranchNumber } from "../../../domain/task/task-branch.ts";
import { AccountPayload } from "../account.ts";
import { PullRequestPayload, RepositoryPayload } from "./payload.ts";
import { hints, reading } from "./reading.ts";

const Payload = z.object({
  pull_request: PullRequestPayload.extend({
    body: z.string().nullish().catch(null),
    head: z.object({ ref: z.string() }).nullish().catch(null),
  }),
  repository: RepositoryPayload,
  sender: AccountPayload.nullish(),
});

/** Whatever happened to it, and to the threads of its reviews: it has to be looked at. */
export const translatePullRequest = reading(Payload, ({ pull_request, repository, sender }, receivedAt) =>
  hints({
    kind: "pull-request",
    at: pull_request.updated_at ?? receivedAt,
    repository,
    sender: sender ?? null,
    number: pull_request.number,
    id: pull_request.node_id,
    names: numbersNamed(pull_request.head?.ref ?? "", pull_request.body ?? ""),
  }),
);

/** Whoever names more than these wants something else. */
const MOST_NAMED = 10;

function numbersNamed(branch: string, body: string): readonly number[] {
  const byBranch = taskBranchNumber(branch);
  const inWords = [...body.matchAll(/#(\d{1,9})\b/g)].map(([, digits]) => Number(digits));
  const all = [...(byBranch === null ? [] : [byBranch]), ...inWords];
  return [...new Set(all)].slice(0, MOST_NAMED);
}
