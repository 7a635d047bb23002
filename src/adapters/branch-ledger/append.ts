import type { AppendOutcome, EventBatch, LedgerPosition, WriteOutcome } from "../../ports/ledger.ts";
import { commitSurely } from "./commit-surely.ts";
import type { SureChange } from "./commit-surely.ts";
import type { LedgerContext } from "./context.ts";
import { segmentPath } from "./layout.ts";
import { readNews } from "./read-news.ts";
import { writeSegments } from "./write-segments.ts";

/** One commit with as many segments as the batch needs. */
export async function append(
  context: LedgerContext,
  { subject, drafts }: EventBatch,
  position: LedgerPosition,
): Promise<AppendOutcome> {
  const { writer, requires } = context;
  const batch = writeSegments(drafts, position, { writer, requires });
  if (!batch.ok) {
    const { draft, bytes, limit } = batch;
    return { outcome: "refused", refusal: { code: "event-too-large", draft, bytes, limit } };
  }
  const written = await writeAt(context, position, {
    subject,
    trailer: { kind: "Segment", hash: batch.end.hash },
    additions: new Map(batch.segments.map(({ segment, text }) => [segmentPath(segment), text])),
    deletions: [],
  });
  if (written.outcome !== "written") return written;
  const { head } = written.position;
  return { outcome: "appended", position: { head, ...batch.end }, events: batch.events };
}

/** A commit on the position's head that leaves the log's end where it is; a conflict is read to its end. */
export async function writeAt(
  context: LedgerContext,
  position: LedgerPosition,
  change: Omit<SureChange, "expectedHead">,
): Promise<WriteOutcome> {
  const outcome = await commitSurely(context, { ...change, expectedHead: position.head });
  switch (outcome.outcome) {
    case "committed":
      return { outcome: "written", position: { ...position, head: outcome.head } };
    case "forbidden":
      return { outcome: "refused", refusal: { code: "write-forbidden", reason: outcome.reason } };
    case "conflict": {
      const news = await readNews(context, position, "moved");
      return news.outcome === "news" ? { ...news, outcome: "conflict" } : news;
    }
    default:
      return outcome satisfies never;
  }
}
