// What every resolver of one request works with.

import type { Standing } from "../http/quotas.ts";
import type { View } from "../representation/view.ts";
import type { Caller } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Cost } from "./cost.ts";
import type { Objects } from "./objects.ts";

export type Scope = {
  /** What reads see. */
  readonly view: View;
  /** What mutations change. */
  readonly github: GitHub;
  readonly caller: Caller;
  /** The account that the caller writes as. */
  readonly viewerId: number;
  readonly cost: Cost;
  readonly standing: () => Standing;
  /** Every kind of object, by a name of its own, so that the files of kinds that contain each other need no cycle. */
  readonly objects: Objects;
};
