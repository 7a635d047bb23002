// Ledgers and events for tests, with everything about them fixed.
import { createBranchLedger } from "../../src/adapters/branch-ledger/branch-ledger.ts";
import type { BranchLedgerOptions } from "../../src/adapters/branch-ledger/context.ts";
import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import type { Branch } from "../../src/ports/branch.ts";
import type { Ledger, LedgerPosition } from "../../src/ports/ledger.ts";
import type { EventDraft, StoredEvent } from "../../src/ports/stored-event.ts";

export const AT = "2026-01-05T09:00:00.000Z";
const HOME = 4242;
export const STATE_VERSION = 1;

export const GENESIS: EventDraft = { v: 1, type: "LedgerOpened", at: AT, home: HOME, installation: 7 };

export function noted(note: string, more: Readonly<Record<string, unknown>> = {}): EventDraft {
  return { v: 1, type: "Noted", at: AT, by: "ada", note, ...more };
}

export function noteOf(event: StoredEvent): unknown {
  return event["note"];
}

export function ledgerOn(branch: Branch, options: Partial<BranchLedgerOptions> = {}): Ledger {
  return createBranchLedger(branch, {
    clock: createLeapingClock(),
    writer: "test",
    readerVersion: 1,
    requires: 1,
    acceptGenesis: (genesis) => genesis["home"] === HOME,
    ...options,
  });
}

export async function begin(ledger: Ledger): Promise<LedgerPosition> {
  const created = await ledger.create(GENESIS);
  if (created.outcome !== "created") throw new Error(`expected created, got ${created.outcome}`);
  return created.position;
}

/** Appends notes, one commit for all. */
export async function note(
  ledger: Ledger,
  position: LedgerPosition,
  ...notes: readonly string[]
): Promise<LedgerPosition> {
  const drafts = notes.map((text) => noted(text));
  const outcome = await ledger.append({ subject: `Note ${notes.length}`, drafts }, position);
  if (outcome.outcome !== "appended") throw new Error(`expected appended, got ${JSON.stringify(outcome)}`);
  return outcome.position;
}

export async function openedNotes(ledger: Ledger, stateVersion = STATE_VERSION): Promise<readonly unknown[]> {
  const opened = await ledger.open(stateVersion);
  if (opened.outcome !== "opened") throw new Error(`expected opened, got ${JSON.stringify(opened)}`);
  return opened.events.filter((event) => event.type === "Noted").map(noteOf);
}

/** Puts files onto the branch as somebody would who knows nothing of ledgers. */
export async function tamper(
  branch: Branch,
  files: Readonly<Record<string, string | null>>,
  message = "just a small fix",
): Promise<void> {
  const snapshot = await branch.read([]);
  const outcome = await branch.commit({
    expectedHead: snapshot?.head ?? null,
    message,
    additions: new Map(
      Object.entries(files).flatMap(([path, text]) => (text === null ? [] : [[path, text]])),
    ),
    deletions: Object.keys(files).filter((path) => files[path] === null),
  });
  if (outcome.outcome !== "committed") throw new Error(`expected committed, got ${outcome.outcome}`);
}

export async function textOf(branch: Branch, path: string): Promise<string> {
  const text = (await branch.read([path]))?.files.get(path);
  if (text === undefined || text === null) throw new Error(`there is no ${path}`);
  return text;
}
