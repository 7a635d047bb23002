import type { View } from "../representation/view.ts";
import type { GitHub } from "../state/github.ts";
import type { Quotas } from "./quotas.ts";
import type { ReadLag } from "./read-lag.ts";

/** What every door of the sandbox works with. */
export type Services = {
  readonly github: GitHub;
  /** Always as things are; reads that may lag go through `lag.view`. */
  readonly view: View;
  readonly lag: ReadLag;
  readonly quotas: Quotas;
};
