import { LocalDate } from "../domain/business-time/local-day.ts";
import type { CommentMoment } from "../domain/comment-commands/comment-command.ts";
import { parseInstant } from "../domain/time.ts";

const complete = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/i;
const local = /^(\d{4}-\d\d-\d\d)(?:[ T]([01]?\d|2[0-3]):([0-5]\d))?$/i;

/**
 * `2026-03-02`, `2026-03-02 14:00`, or with `T` between, and then also with seconds and a zone (`Z`, `+02:00`). A date
 * alone is its first minute. Nothing when it is none of these, or a day that does not exist.
 */
export function readMoment(text: string): CommentMoment | undefined {
  const withZone = complete.exec(text);
  if (withZone !== null) {
    const [, dateAndTime = "", seconds = ":00", zone = ""] = withZone;
    const at = parseInstant(`${dateAndTime}${seconds}${zone}`.toUpperCase());
    return at === undefined ? undefined : { kind: "instant", at };
  }
  const [, date, hour = "00", minute = "00"] = local.exec(text) ?? [];
  const parsed = LocalDate.safeParse(date);
  if (!parsed.success) return undefined;
  return { kind: "local", date: parsed.data, time: `${hour.padStart(2, "0")}:${minute}` };
}
