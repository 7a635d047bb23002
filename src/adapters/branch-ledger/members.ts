import type { LedgerPosition, WriteOutcome } from "../../ports/ledger.ts";
import { writeAt } from "./append.ts";
import { canonicalJson, sha256 } from "./canonical-json.ts";
import type { LedgerContext } from "./context.ts";
import { MEMBERS_PATH } from "./layout.ts";
import { readAt } from "./read-at.ts";

export async function readMembers({ branch }: LedgerContext): Promise<unknown> {
  const snapshot = await branch.read([MEMBERS_PATH]);
  return parseMembers(snapshot?.files.get(MEMBERS_PATH) ?? null);
}

/** Nothing depends on the file but names in texts: what cannot be read is as good as not there. */
export function parseMembers(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The same members again are no commit. */
export async function replaceMembers(
  context: LedgerContext,
  members: unknown,
  position: LedgerPosition,
): Promise<WriteOutcome> {
  const text = `${canonicalJson(members)}\n`;
  const snapshot = await readAt(context, [MEMBERS_PATH], position.head);
  if (snapshot.files.get(MEMBERS_PATH) === text) return { outcome: "written", position };
  return writeAt(context, position, {
    subject: "Replace the members' names",
    trailer: { kind: "Members", hash: sha256(text) },
    additions: new Map([[MEMBERS_PATH, text]]),
    deletions: [],
  });
}
