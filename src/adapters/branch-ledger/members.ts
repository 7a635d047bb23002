import type { LedgerPosition, WriteOutcome } from "../../ports/ledger.ts";
import { writeAt } from "./append.ts";
import { canonicalJson, sha256 } from "./canonical-json.ts";
import type { LedgerContext } from "./context.ts";
import { MEMBERS_PATH } from "./layout.ts";
import { readAt } from "./read-at.ts";

export async function readMembers({ branch }: LedgerContext): Promise<unknown> {
  const snapshot = await branch.read([MEMBERS_PATH]);
  const text = snapshot?.files.get(MEMBERS_PATH) ?? null;
  return text === null ? null : JSON.parse(text);
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
