import type { z } from "zod";
import type { Timestamp } from "../../../domain/timestamp.ts";
import type { Hint, Translation } from "../../../ports/hint.ts";

/** Turns one event's payload into hints. Total. */
export type TranslateEvent = (payload: unknown, receivedAt: Timestamp) => Translation;

export function hints(...hints: readonly Hint[]): Translation {
  return { outcome: "hints", hints };
}

export function ignored(reason: string): Translation {
  return { outcome: "ignored", reason };
}

/** A translation of payloads that fit; one that does not is ignored, saying where. */
export function reading<Payload>(
  schema: z.ZodType<Payload>,
  translate: (payload: Payload, receivedAt: Timestamp) => Translation,
): TranslateEvent {
  return (payload, receivedAt) => {
    const parsed = schema.safeParse(payload);
    if (parsed.success) return translate(parsed.data, receivedAt);
    const [issue] = parsed.error.issues;
    const where = issue?.path.map(String).join(".") ?? "";
    return ignored(
      `the payload does not fit at ${where === "" ? "its top" : where}: ${issue?.message ?? "unknown"}`,
    );
  };
}
