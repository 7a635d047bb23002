// An engine that writes down what it is given, for tests that start the App as a process of its own.
import { appendFileSync, existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";

import type { CreateEngine } from "../../app/engine-factory.ts";

const JournalSettings = z.object({
  journal: z.string(),
  /** Handling goes on when this file is there; null is at once. */
  gate: z.string().nullable(),
});

export const createEngine: CreateEngine = async (given) => {
  const settings = JournalSettings.parse(given);
  const note = (word: string, ids: readonly string[]) => {
    for (const id of ids) appendFileSync(settings.journal, `${word} ${id}\n`);
  };

  return {
    async handleBatch(_lane, deliveries) {
      const ids = deliveries.map(({ id }) => id);
      note("began", ids);
      while (settings.gate !== null && !existsSync(settings.gate)) await wait(5);
      if (ids.includes("deadly")) process.exit(7);
      note("handled", ids);
      return ids.map((id) => ({ id, outcome: "done" }));
    },
    async tellBuried(deliveries) {
      note(
        "told",
        deliveries.map(({ id }) => id),
      );
    },
    namedChecks: () => null,
    ledgers: () => ({ open: 1, unread: [], halted: [] }),
    close: async () => {},
  };
};
