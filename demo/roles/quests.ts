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
  /** Role → number of its issue. */
  readonly #begun = new Map<RoleName, number>();
  readonly #pushes: Push[] = [];
  readonly #others = new Set<number>();
  #present: RoleName | null = null;

  constructor(options: QuestsOptions) {
    this.#options = options;
    options.events.listen((occurrence, actor) => {
      if (occurrence.event !== "push") return;
      const login = options.state.accounts.find(actor.accountId)?.login ?? "ghost";
      const branch = occurrence.update.ref.replace(/^refs\/heads\//, "");
      this.#pushes.push({ branch, login });
    });
  }

  /** Somebody takes up a role, with an issue of its own. */
  async begin(name: RoleName): Promise<void> {
    const { state, repositoryId, clientOf } = this.#options;
    await rest(clientOf(author), "POST", "/issues", roles[name].issue);
    const number = state.issues
      .by("repository", repositoryId)
      .findLast(({ title }) => title === roles[name].issue.title)?.number;
    if (number === undefined) return;
    this.#begun.set(name, number);
    this.#present = name;
  }

  /** An issue that is nobody's role, and no business of the cast's either. */
  leaveAlone(number: number): void {
    this.#others.add(number);
  }

  /** `null` where the role was not taken up. */
  progressOf(name: RoleName): Progress | null {
    const number = this.#begun.get(name);
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
    const theirs = new Set([...this.#begun.values(), ...this.#others]);
    return narrow(world, (number) => !theirs.has(number));
  }

  #see(number: number): TaskSight | null {
    return seeTask({ ...this.#options, pushes: this.#pushes }, number);
  }
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
