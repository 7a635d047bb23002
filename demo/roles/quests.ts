import type { GitHubState } from "../../sandbox/state/github-state.ts";
import type { Publisher } from "../../sandbox/webhooks/publisher.ts";
import { type Client, rest } from "../cast/client.ts";
import type { Member } from "../cast/member.ts";
import type { World } from "../cast/world.ts";
import { agent } from "./agent.ts";
import { contributor } from "./contributor.ts";
import { lead } from "./lead.ts";
import type { Role, RoleName } from "./role.ts";
import { type Push, type TaskSight, seeTask } from "./task-sight.ts";

export const roles: Readonly<Record<RoleName, Role>> = { lead, contributor, agent };

export type Progress = {
  readonly role: Role;
  readonly sight: TaskSight;
  /** For each of the role's steps. */
  readonly done: readonly boolean[];
};

type QuestsOptions = {
  readonly state: GitHubState;
  readonly events: Publisher;
  readonly repositoryId: number;
  readonly clientOf: (login: string) => Client;
};

const author = "conductor";

/** The tasks that somebody at the page plays a part in. The cast leaves them alone; stand-ins do the others' share. */
export class Quests {
  readonly #options: QuestsOptions;
  /** Role → numbers of its issues; the last is the one that it plays on. */
  readonly #begun = new Map<RoleName, readonly number[]>();
  readonly #pushes: Push[] = [];
  readonly #others = new Set<number>();
  #present: RoleName | null = null;
  /** A button that is pressed twice begins once. */
  #turn: Promise<void> = Promise.resolve();

  constructor(options: QuestsOptions) {
    this.#options = options;
    options.events.listen((occurrence, actor) => {
      if (occurrence.event !== "push") return;
      const login = options.state.accounts.find(actor.accountId)?.login ?? "ghost";
      const branch = occurrence.update.ref.replace(/^refs\/heads\//, "");
      this.#pushes.push({ branch, login });
    });
  }

  /** Somebody takes up a role: where they left it, or else with an issue of its own. */
  async begin(name: RoleName): Promise<void> {
    const turn = this.#turn.then(async () => this.#takeUp(name));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #takeUp(name: RoleName): Promise<void> {
    const { state, repositoryId, clientOf } = this.#options;
    this.#present = name;
    if (isUnfinished(this.progressOf(name))) return;
    const earlier = this.#begun.get(name) ?? [];
    const { issue } = roles[name];
    const take = earlier.length === 0 ? "" : `, take ${String(earlier.length + 1)}`;
    const title = `${issue.title}${take}`;
    await rest(clientOf(author), "POST", "/issues", { ...issue, title });
    const number = state.issues.by("repository", repositoryId).findLast((one) => one.title === title)?.number;
    if (number !== undefined) this.#begun.set(name, [...earlier, number]);
  }

  /** An issue that is nobody's role, and no business of the cast's either. */
  leaveAlone(number: number): void {
    this.#others.add(number);
  }

  /** `null` where the role was not taken up. */
  progressOf(name: RoleName): Progress | null {
    const number = this.#begun.get(name)?.at(-1);
    const sight = number === undefined ? null : this.#see(number);
    if (sight === null) return null;
    const role = roles[name];
    return { role, sight, done: role.steps.map(({ isDone }) => isDone(sight)) };
  }

  /** Of the role that was taken up last. */
  present(): Progress | null {
    return this.#present === null ? null : this.progressOf(this.#present);
  }

  isUnderWay(): boolean {
    return this.present()?.done.includes(false) ?? false;
  }

  get standIns(): readonly Member[] {
    const logins = new Set(Object.values(roles).flatMap(({ standIns }) => Object.keys(standIns)));
    return [...logins].map((login) => ({
      login,
      decide: (self, world) => this.present()?.role.standIns[login]?.(self, world) ?? null,
    }));
  }

  /** The present role's part of the world. */
  only(world: World): World {
    const number = this.present()?.sight.number;
    return narrow(world, (one) => one === number);
  }

  /** The world without what belongs to whoever is at the page. */
  without(world: World): World {
    const theirs = new Set([...[...this.#begun.values()].flat(), ...this.#others]);
    return narrow(world, (number) => !theirs.has(number));
  }

  #see(number: number): TaskSight | null {
    return seeTask({ ...this.#options, pushes: this.#pushes }, number);
  }
}

/** Steps are left, and the issue is still there to take them on. */
export function isUnfinished(progress: Progress | null): boolean {
  return progress !== null && progress.sight.isOpen && progress.done.includes(false);
}

function narrow(world: World, isTheirs: (number: number) => boolean): World {
  return {
    ...world,
    issues: world.issues.filter(({ number }) => isTheirs(number)),
    pullRequests: world.pullRequests.filter(({ headRefName }) =>
      isTheirs(Number(/^tutti\/(\d+)-/.exec(headRefName)?.[1])),
    ),
  };
}
