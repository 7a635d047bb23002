import { Cause } from "../../domain/ids.ts";
import type { StateName } from "../../domain/task/schema.ts";
import type { CommandLine } from "../../comment-language/read-comment.ts";
import type { Digest } from "../../ports/digest.ts";

/** A command line of a comment: an edit that leaves the line as it was does not run it again. */
export function commentCause(digest: Digest, comment: string, line: CommandLine): Cause {
  return Cause.parse(`comment:${comment}:${digest(line.text)}:${line.ordinal}`);
}

/** A state label set by hand, within one state entry. */
export function stateLabelCause(entry: number, wanted: StateName | "several"): Cause {
  return Cause.parse(`label:${entry}:${wanted}`);
}

/** The same by a bot: each time that it is set, by the timeline's entry. */
export function botLabelCause(entry: number, wanted: StateName, put: string): Cause {
  return Cause.parse(`label:${entry}:${wanted}:${put}`);
}

/** An entry of an issue's timeline, or what stands for it while the timeline lags. */
export function timelineCause(kind: string, entry: string): Cause {
  return Cause.parse(`${kind}:${entry}`);
}
