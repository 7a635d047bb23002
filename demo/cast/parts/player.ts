import type { Act } from "../act.ts";
import type { Decide } from "../member.ts";
import { reviewAsPeer } from "./peer.ts";
import { type Manner, doOwnTask } from "./own-task.ts";

/** Does what it was given, and reviews what it is asked to. */
export function play(manner: Manner): Decide {
  return (self, world): Act | null =>
    doOwnTask(manner, self, world) ?? (manner === "person" ? reviewAsPeer(self, world) : null);
}
