import { brief } from "./commands/brief.ts";
import { completionOf } from "./commands/completion.ts";
import { doctor } from "./commands/doctor.ts";
import { init } from "./commands/init.ts";
import { inbox } from "./commands/inbox.ts";
import { log } from "./commands/log.ts";
import { promote } from "./commands/promote.ts";
import { simulate } from "./commands/simulate.ts";
import { status } from "./commands/status.ts";
import { track } from "./commands/track.ts";
import { uninstall } from "./commands/uninstall.ts";
import { validate } from "./commands/validate.ts";
import { verify } from "./commands/verify.ts";
import { why } from "./commands/why.ts";
import type { Verb } from "./verb.ts";

const working: readonly Verb[] = [
  init,
  validate,
  status,
  inbox,
  why,
  brief,
  log,
  verify,
  doctor,
  simulate,
  track,
  promote,
  uninstall,
];

/** Every command, in the order in which somebody meets them. */
export const verbs: readonly Verb[] = [...working, completionOf(working)];
