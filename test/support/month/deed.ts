import type { StagePeople } from "../stage-people.ts";

/** What somebody does, and when, in minutes since the stage's start. */
export type Deed = {
  readonly at: number;
  readonly act: (people: StagePeople) => unknown;
  /** Tutti looks at once, as it does in life; at what others do it looks in batches, which is quicker. */
  readonly seen?: "at-once";
};
