import * as z from "zod";

const Side = z.object({ repo: z.object({ id: z.int() }).nullable() });
const Payload = z.object({ pull_request: z.object({ head: Side, base: Side }) });

/** GitHub gives a workflow that a review of a fork's pull request started a token that only reads, and no secrets. */
export function isReadOnly(event: string, payload: unknown): boolean {
  if (event !== "pull_request_review") return false;
  const said = Payload.safeParse(payload);
  if (!said.success) return false;
  const { head, base } = said.data.pull_request;
  return head.repo?.id !== base.repo?.id;
}

export const countsLater =
  "A review of a fork's pull request starts a run that may only read. The review counts at the next run, the schedule's at the latest.";
