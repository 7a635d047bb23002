import { setTimeout as wait } from "node:timers/promises";
import type { DatabaseSync } from "node:sqlite";

import { InboxUnavailable } from "../../ports/inbox.ts";

/** GitHub waits 10 s for an answer, so a lock that lasts longer than this is told as a failure. */
export const defaultLockPatience = 3_000;
const lockPoll = 2;
const sqliteBusy = 5;

/**
 * Runs `work` and commits. Another connection's lock is waited for without blocking the event loop, which SQLite's own
 * time-out would do.
 * @throws InboxUnavailable when the store stays locked, is full, or is broken; nothing was changed then
 */
export async function inTransaction<Value>(
  database: DatabaseSync,
  lockPatience: number,
  work: () => Value,
): Promise<Value> {
  await begin(database, lockPatience);
  try {
    const value = work();
    database.exec("commit");
    return value;
  } catch (error) {
    if (database.isTransaction) database.exec("rollback");
    throw unavailable(error);
  }
}

async function begin(database: DatabaseSync, lockPatience: number): Promise<void> {
  const patienceEnds = performance.now() + lockPatience;
  for (;;) {
    try {
      database.exec("begin immediate");
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() >= patienceEnds) throw unavailable(error);
    }
    await wait(lockPoll);
  }
}

/** Wraps what SQLite threw; anything else is passed on as it is. */
export function unavailable(error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  return new InboxUnavailable(`the inbox cannot be used: ${error.message}`, { cause: error });
}

function isBusy(error: unknown): boolean {
  return isSqliteError(error) && "errcode" in error && error.errcode === sqliteBusy;
}

function isSqliteError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR";
}
