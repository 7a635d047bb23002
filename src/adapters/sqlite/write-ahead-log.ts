import { open } from "node:fs/promises";

import { InboxUnavailable } from "../../ports/inbox.ts";

/** The file into which SQLite writes what is committed, before it is copied to the database. */
export interface WriteAheadLog {
  /**
   * Resolves when everything committed before the call is on the disk. Unlike SQLite's own flush it does not hold up the
   * event loop: meanwhile the next deliveries are read, and share the flush after this one.
   * @throws InboxUnavailable when the disk does not take it
   */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opened while a connection is open, which keeps the log where it is. Whoever copies the log and begins it anew has
 * flushed it and the database before.
 */
export async function openWriteAheadLog(file: string): Promise<WriteAheadLog> {
  const handle = await refusingUnavailable(file, () => open(`${file}-wal`, "r+"));
  return {
    flush: () => refusingUnavailable(file, () => handle.datasync()),
    close: () => handle.close(),
  };
}

/** For a worker, whose undone work is done again, and for memory. */
export const unflushed: WriteAheadLog = { flush: async () => {}, close: async () => {} };

async function refusingUnavailable<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    throw new InboxUnavailable(`the log of the inbox ${file} cannot be flushed to the disk`, { cause });
  }
}
