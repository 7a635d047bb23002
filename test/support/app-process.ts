import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { openSqliteInbox } from "../../src/adapters/sqlite/inbox.ts";
import { systemClock } from "../../src/adapters/system/clock.ts";
import type { EngineSource } from "../../app/engine-factory.ts";
import type { AppEntrySettings } from "./app-entry.ts";
import { startProgram } from "./child-process.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** A place for an App that is killed and started again: its inbox, and what its engines wrote down. */
export async function appHome() {
  const directory = await temporaryDirectory();
  const inboxFile = join(directory, "inbox.sqlite");
  const journal = join(directory, "journal");
  const gate = join(directory, "gate");

  const gateFor = (engine: "working" | "gated") => (engine === "gated" ? gate : null);

  return {
    inboxFile,

    /** The same engine, for an App in the test's own process. */
    engine(engine: "working" | "gated"): EngineSource {
      const module = new URL("./journal-engine.ts", import.meta.url).href;
      return { module, settings: { journal, gate: gateFor(engine) } };
    },

    /** `gated`: its engine begins, and goes on after `openGate`. */
    start(engine: "working" | "gated", replica = "one") {
      const settings: AppEntrySettings = {
        inboxFile,
        journal,
        replica,
        gate: gateFor(engine),
      };
      return startProgram("./app-entry.ts", JSON.stringify(settings));
    },

    openGate: () => writeFileSync(gate, ""),

    /** Ids after which the journal says `word`, in order, repetitions included. */
    noted(word: "began" | "handled" | "told"): readonly string[] {
      if (!existsSync(journal)) return [];
      const lines = readFileSync(journal, "utf8").split("\n");
      return lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));
    },

    async counts() {
      const inbox = await openSqliteInbox({ file: inboxFile, clock: systemClock, holder: "observer" });
      const counts = await inbox.counts();
      await inbox.close();
      return counts;
    },
  };
}
