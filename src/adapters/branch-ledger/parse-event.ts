import type { StoredEvent } from "../../ports/stored-event.ts";

export class BrokenEventError extends Error {
  override readonly name = "BrokenEventError";
}

/**
 * One line of a segment. Checks the envelope by hand: a schema would cost several times what `JSON.parse` does, on
 * every event of a replay.
 * @throws {SyntaxError} when it is no JSON
 * @throws {BrokenEventError} when it is no event, or not number `seq`
 */
export function parseEvent(line: string, seq: number): StoredEvent {
  const value: unknown = JSON.parse(line);
  if (!isStoredEvent(value))
    throw new BrokenEventError("not an event: v, seq, type or at is missing or wrong");
  if (value.seq !== seq) throw new BrokenEventError(`numbered ${value.seq} instead of ${seq}`);
  return value;
}

function isStoredEvent(value: unknown): value is StoredEvent {
  if (typeof value !== "object" || value === null) return false;
  const event: { v?: unknown; seq?: unknown; type?: unknown; at?: unknown } = value;
  return (
    typeof event.v === "number" &&
    typeof event.seq === "number" &&
    typeof event.type === "string" &&
    typeof event.at === "string" &&
    isOptionalText(value, "by") &&
    isOptionalText(value, "task") &&
    isOptionalText(value, "cause")
  );
}

function isOptionalText(
  event: { by?: unknown; task?: unknown; cause?: unknown },
  key: "by" | "task" | "cause",
): boolean {
  const text = event[key];
  return text === undefined || typeof text === "string";
}
