// Long files begin first, so that no core waits at the end for one that began last. A clean checkout does not know yet
// which are long, and how large a file is says nothing of it.
import { BaseSequencer, type TestSpecification } from "vitest/node";

const first = [
  // They start processes by the hundred, which costs the more the more their own process has in memory.
  "test/faults/34-two-writers-race",
  "src/adapters/github/patch-id",
  "test/contract/ledger",
  "test/properties/ledger-writers",
  // Each takes 10 s or more.
  "test/e2e/killed-after-each-step",
  "test/faults/14-any-event-lost",
  "test/faults/22-answer-lost-in-the-day",
  "test/e2e/action-",
  "test/faults/23-any-call-fails-before",
  "test/faults/22-any-call-fails-after",
  "test/faults/15-two-hours-lost",
  "test/faults/17-any-order",
  "test/faults/37-",
  "test/faults/03-",
] as const;

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = first.findIndex((name) => moduleId.includes(name));
  return place < 0 ? first.length : place;
}
