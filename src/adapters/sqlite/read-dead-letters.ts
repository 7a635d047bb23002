// What lies in an inbox's file, read beside the App that works with it, and never written.
import * as z from "zod";

import { inboxSchema } from "./inbox-schema.ts";

export type DeadLetter = {
  /** GitHub's id of the delivery. */
  readonly id: string;
  readonly event: string;
  readonly reason: string;
};

const Version = z.object({ user_version: z.int() });
const Count = z.object({ count: z.int() });
const Letter = z.object({ id: z.string(), event: z.string(), reason: z.string() });

/** How many there are, with the newest few; null where this Node has no SQLite. @throws what opening a file throws */
export async function readDeadLetters(
  file: string,
  most: number,
): Promise<{ readonly count: number; readonly newest: readonly DeadLetter[] } | null> {
  const sqlite = await loadSqlite();
  if (sqlite === null) return null;
  const database = new sqlite.DatabaseSync(file, { readOnly: true });
  try {
    const { user_version: version } = Version.parse(database.prepare("pragma user_version").get());
    if (version !== inboxSchema.version) throw new Error(`${file} is no inbox of this version of Tutti`);
    const buried = "from deliveries where settled_at is not null and state = 'buried'";
    const { count } = Count.parse(database.prepare(`select count(*) as count ${buried}`).get());
    const newest = database
      .prepare(
        `select id, event, coalesce(reason, '') as reason ${buried} order by settled_at desc, seq desc limit ?`,
      )
      .all(most);
    return { count, newest: z.array(Letter).parse(newest) };
  } finally {
    database.close();
  }
}

/** Node 20, which the command runs on too, has none. */
async function loadSqlite() {
  try {
    return await import("node:sqlite");
  } catch {
    return null;
  }
}
