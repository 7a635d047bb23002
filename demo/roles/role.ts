import type { Content } from "../../sandbox/page/html.ts";
import type { Decide } from "../cast/member.ts";
import type { TaskSight } from "./task-sight.ts";

export const roleNames = ["lead", "contributor", "agent"] as const;
export type RoleName = (typeof roleNames)[number];

/** Where somebody is who follows a role: addresses, and the credentials of a persona in a line for git. */
export type Surroundings = {
  readonly sight: TaskSight;
  readonly issuePath: string;
  /** `null` until there is a pull request. */
  readonly pullPath: string | null;
  readonly newPullPath: string;
  /** Where to clone to: no folder of another task, nor of another run of the demo, is called so. */
  readonly folder: string;
  /** With the persona's credentials in it. */
  readonly cloneUrl: (login: string) => string;
};

export type Step = {
  readonly title: string;
  /** Whom one acts as for it, where that is not the role's persona. */
  readonly as?: string;
  readonly how: (surroundings: Surroundings) => Content;
  readonly isDone: (sight: TaskSight) => boolean;
};

/** Somebody's part in the life of one task; the others are stood in for. */
export type Role = {
  readonly name: RoleName;
  readonly title: string;
  /** Whom one acts as. */
  readonly persona: string;
  readonly about: string;
  readonly issue: { readonly title: string; readonly body: string; readonly labels: readonly string[] };
  /** By login. */
  readonly standIns: Readonly<Record<string, Decide>>;
  readonly steps: readonly Step[];
  /** Once all steps are done: what became of it. */
  readonly learned: (sight: TaskSight) => string;
};
