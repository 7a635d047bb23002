import { z } from "zod";
import { AccountPayload, GHOST } from "../account.ts";
import { PullRequestPayload, RepositoryPayload } from "./payload.ts";
import { hints, reading } from "./reading.ts";

const Payload = z.object({
  pull_request: PullRequestPayload,
  repository: RepositoryPayload,
  sender: AccountPayload.nullish(),
});

/** Whatever happened to it, and to the threads of its reviews: it has to be looked at. */
export const translatePullRequest = reading(Payload, ({ pull_request, repository, sender }, receivedAt) =>
  hints({
    kind: "pull-request",
    at: pull_request.updated_at ?? receivedAt,
    repository,
    sender: sender ?? GHOST,
    number: pull_request.number,
    id: pull_request.node_id,
  }),
);
