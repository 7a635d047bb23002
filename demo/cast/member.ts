import type { Act } from "./act.ts";
import type { World } from "./world.ts";

/** What a member does next about what it sees; `null`: nothing. Pure, so that the same sight gives the same act. */
export type Decide = (self: Self, world: World) => Act | null;

export type Self = {
  readonly login: string;
  readonly now: number;
  /** The same for all members, from the start of the demo. */
  readonly seed: number;
};

export type Member = { readonly login: string; readonly decide: Decide };
