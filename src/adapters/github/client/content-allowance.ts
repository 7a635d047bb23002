// GitHub takes 80 pieces of content a minute and 500 an hour from an installation, whoever makes them.

export type Priority = "interactive" | "report";

const WINDOWS = [
  { length: 60_000, most: 80 },
  { length: 3_600_000, most: 500 },
] as const;

/** What reports leave to commands. */
const SHARE_OF_REPORTS = 0.5;

export interface ContentAllowance {
  /** Null when so many may be made now; otherwise when to ask again, epoch milliseconds. */
  waitUntil(count: number, priority: Priority, now: number): number | null;
  /** They are made, or may have been. */
  spend(count: number, now: number): void;
}

/** Counts exactly, in sliding windows: a bucket that refills could let twice as many through at a border. */
export function createContentAllowance(): ContentAllowance {
  let made: number[] = [];

  return {
    waitUntil(count, priority, now) {
      const waits = WINDOWS.flatMap(({ length, most }) => {
        const allowed = priority === "report" ? Math.floor(most * SHARE_OF_REPORTS) : most;
        const recent = made.filter((at) => at > now - length);
        // A batch larger than the window goes alone.
        const room = allowed - Math.min(count, allowed);
        const oldestToLeave = recent.at(-(room + 1));
        return oldestToLeave === undefined ? [] : [oldestToLeave + length];
      });
      return waits.length === 0 ? null : Math.max(...waits);
    },

    spend(count, now) {
      made = [...made.filter((at) => at > now - 3_600_000), ...Array.from({ length: count }, () => now)];
    },
  };
}
