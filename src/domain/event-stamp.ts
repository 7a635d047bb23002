import { z } from "zod";
import { Cause } from "./ids.ts";
import { Timestamp } from "./timestamp.ts";

/** Who made it happen: a member's id, `account:<id>` for somebody who is no member, or `tutti` for a rule or the clock. */
const ActorName = z.string().min(1);

/** What every event carries. */
export const stamp = {
  at: Timestamp,
  by: ActorName,
  /** The cause of the command that led to it; several events share one. */
  cause: Cause.exactOptional(),
};
