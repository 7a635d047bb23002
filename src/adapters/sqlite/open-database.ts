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
 * connection; with `synchronous = FULL` a commit is on the disk when it returns.
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

/** Copying the log into the file takes long, so the worker does it; the ingress would only if no worker did. */
const pragmas: Readonly<Record<Durability, string>> = {
  flushed: "pragma synchronous = full; pragma wal_autocheckpoint = 20000;",
  ordered: "pragma synchronous = normal; pragma wal_autocheckpoint = 8000;",
};

function connect({ file, maxBytes, durability = "flushed" }: DatabaseOptions): DatabaseSync {
  try {
    const database = new DatabaseSync(file, { timeout: 1_000 });
    database.exec(`pragma journal_mode = wal; ${pragmas[durability]} pragma busy_timeout = 0;`);
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
