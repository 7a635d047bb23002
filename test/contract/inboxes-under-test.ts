// The adapters of the port `Inbox`, each made fresh for a test.
import { join } from "node:path";
import { onTestFinished } from "vitest";

import { InMemoryInbox } from "../../src/adapters/in-memory/inbox.ts";
import { openSqliteInbox } from "../../src/adapters/sqlite/inbox.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Inbox } from "../../src/ports/inbox.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

type OpenInbox = (clock: Clock) => Promise<Inbox>;

export const INBOXES: Readonly<Record<string, OpenInbox>> = {
  "the process's memory": async (clock) => new InMemoryInbox({ clock, holder: "tester" }),

  "a SQLite file": async (clock) => {
    const file = join(await temporaryDirectory(), "inbox.sqlite");
    const inbox = await openSqliteInbox({ file, clock, holder: "tester" });
    onTestFinished(() => inbox.close());
    return inbox;
  },
};
