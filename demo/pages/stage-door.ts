import type { Performance } from "../performance.ts";
import type { Changes } from "./changes.ts";

/** What the demo's pages reach of the demo. */
export type StageDoor = {
  /** `null` for the moment in which one performance ends and the next is not on yet. */
  readonly now: () => Performance | null;
  readonly reset: () => Promise<void>;
  readonly changes: Changes;
};
