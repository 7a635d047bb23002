import type { PullRequest } from "./schema.ts";

/** Whether reviews still matter: it is open, or was merged without some that stay due. */
export function isUnderReview({ status, owed }: Pick<PullRequest, "status" | "owed">): boolean {
  return status === "open" || (status === "merged" && owed !== null);
}
