import type { Delivery } from "../../src/ports/inbox.ts";

/** A delivery about issue 1 of repository 10, unless told otherwise. */
export function aDelivery(id: string, differences: Partial<Delivery> = {}): Delivery {
  return {
    id,
    event: "issues",
    action: "opened",
    lane: "100",
    entity: "10#1",
    repository: "10",
    receivedAt: 1_000,
    body: JSON.stringify({ id, action: "opened" }),
    ...differences,
  };
}
