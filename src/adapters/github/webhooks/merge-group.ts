import { z } from "zod";
import { CommitSha } from "../../../domain/ids.ts";
import { RepositoryPayload } from "./payload.ts";
import { hints, ignored, reading } from "./reading.ts";

const Payload = z.object({
  action: z.string(),
  merge_group: z.object({ head_sha: CommitSha, head_ref: z.string(), base_ref: z.string() }),
  repository: RepositoryPayload,
});

export const translateMergeGroup = reading(Payload, ({ action, merge_group, repository }, receivedAt) => {
  if (action !== "checks_requested") return ignored(`merge_group.${action} asks for no checks`);
  return hints({
    kind: "merge-group",
    at: receivedAt,
    repository,
    head: merge_group.head_sha,
    headRef: merge_group.head_ref,
    baseRef: merge_group.base_ref,
  });
});
