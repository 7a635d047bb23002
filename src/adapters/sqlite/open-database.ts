import { DatabaseSync } from "node:sqlite";

import { InboxUnavailable } from "../../ports/inbox.ts";
import { inboxSchema } from "./inbox-schema.ts";
import { inTransaction } from "./transaction.ts";

export type Durability = "flushed" | "ordered";

export type DatabaseOptions = {
  readonly file: string;
  readonly durability?: Durability;
  readonly lockPatience: number;
  readonly maxBytes?: number;
};

/**
 * Opens the inbox's file and creates it when it is missing. WAL lets the ingress and the worker each have a
 * connection. With `synchronous = normal` a commit is whole or undone after a power cut, and on the disk once the log is
 * flushed, which whoever promised it does.
 */
export async function openDatabase(options: DatabaseOptions): Promise<DatabaseSync> {
  const { file, lockPatience } = options;
  const database = connect(options);
  try {
    await inTransaction(database, lockPatience, () => migrate(database, file));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * The worker copies the log into the file, a megabyte at a time, since the ingress cannot flush while the disk is busy with
 * more; the ingress would only if no worker did.
 */
const pagesBeforeCopying: Readonly<Record<Durability, number>> = { flushed: 20_000, ordered: 250 };

function connect({ file, maxBytes, durability = "flushed" }: DatabaseOptions): DatabaseSync {
  try {
    const database = new DatabaseSync(file, { timeout: 1_000 });
    database.exec(
      `pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 0;
      pragma wal_autocheckpoint = ${pagesBeforeCopying[durability]};`,
    );
    if (maxBytes !== undefined) limitSize(database, maxBytes);
    return database;
  } catch (cause) {
    throw new InboxUnavailable(`the inbox ${file} cannot be opened`, { cause });
  }
}

function limitSize(database: DatabaseSync, maxBytes: number): void {
  const pageSize = Number(database.prepare("pragma page_size").get()?.["page_size"]);
  database.exec(`pragma max_page_count = ${Math.ceil(maxBytes / pageSize)}`);
}

function migrate(database: DatabaseSync, file: string): void {
  const version = database.prepare("pragma user_version").get()?.["user_version"];
  if (version === inboxSchema.version) return;
  if (version !== 0) {
    throw new InboxUnavailable(
      `the inbox ${file} has layout ${String(version)}, and this version of Tutti reads ${inboxSchema.version}`,
    );
  }
  database.exec(inboxSchema.sql);
  database.exec(`pragma user_version = ${inboxSchema.version}`);
}
