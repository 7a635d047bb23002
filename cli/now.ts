import { instant } from "../src/domain/time.ts";
import { type Timestamp, toTimestamp } from "../src/domain/timestamp.ts";
import type { Context } from "./context.ts";

export function now({ clock }: Pick<Context, "clock">): Timestamp {
  return toTimestamp(instant(clock.now()));
}
