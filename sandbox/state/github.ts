import type { Clock } from "./clock.ts";
import type { GitHubState } from "./github-state.ts";
import type { GitStorage } from "./git-storage.ts";
import type { Publish } from "./occurrence.ts";

/** What operations work on. */
export type GitHub = {
  readonly state: GitHubState;
  readonly clock: Clock;
  readonly git: GitStorage;
  readonly publish: Publish;
};
