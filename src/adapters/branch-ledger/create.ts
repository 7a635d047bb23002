import type { CreateOutcome } from "../../ports/ledger.ts";
import type { EventDraft } from "../../ports/stored-event.ts";
import { commitSurely } from "./commit-surely.ts";
import type { LedgerContext } from "./context.ts";
import { README_PATH, segmentPath } from "./layout.ts";
import { BEFORE_GENESIS } from "./walk-log.ts";
import { writeSegments } from "./write-segments.ts";

const README = `# The Tutti ledger

This branch is the record of what happened to this team's tasks: who did what, when, and what was decided. Tutti writes
it and reads it; labels, cards and checks follow from it. Please do not edit, merge, rebase or delete it.

- \`log/\`: the events, one JSON object a line, in numbered segments. Each names the hash of the one before.
- \`log/volumes/\`: older segments, put together unchanged.
- \`checkpoint/\`: the state at some segment, so that nobody has to read everything.
- \`members.json\`: who is behind the ids. The only file here that people may ask to have changed.

\`tutti verify\` checks that nothing is missing or altered.
`;

export async function create(context: LedgerContext, genesis: EventDraft): Promise<CreateOutcome> {
  const { writer, requires } = context;
  const batch = writeSegments([genesis], BEFORE_GENESIS, { writer, requires });
  if (!batch.ok) {
    const { draft, bytes, limit } = batch;
    return { outcome: "refused", refusal: { code: "event-too-large", draft, bytes, limit } };
  }
  const segments = batch.segments.map(({ segment, text }) => [segmentPath(segment), text] as const);
  const outcome = await commitSurely(context, {
    expectedHead: null,
    subject: "Begin the ledger",
    trailer: { kind: "Segment", hash: batch.end.hash },
    additions: new Map([[README_PATH, README], ...segments]),
    deletions: [],
  });
  switch (outcome.outcome) {
    case "committed":
      return { outcome: "created", position: { head: outcome.head, ...batch.end }, events: batch.events };
    case "conflict":
      return { outcome: "exists" };
    case "forbidden":
      return { outcome: "refused", refusal: { code: "write-forbidden", reason: outcome.reason } };
    default:
      return outcome satisfies never;
  }
}
