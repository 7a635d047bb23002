import type { Permission } from "../../domain/actor.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Forge } from "../../ports/forge.ts";
import type { Account, RepositoryReference } from "../../ports/forge-facts.ts";
import type { Unavailable } from "../unavailable.ts";
import { whyUnanswered } from "./unanswered.ts";

const freshFor = 60_000;

type Asked = Pick<Account, "id" | "login">;

/**
 * Live permissions. Whoever gives an order has theirs asked for with the look at what it is about; where that was not to
 * be known before the look, once a minute and account: a right that is taken away is gone within that minute.
 */
export class PermissionCache {
  readonly #known = new Map<string, { readonly permission: Permission; readonly until: number }>();
  readonly #forge: Forge;
  readonly #clock: Clock;

  constructor(forge: Forge, clock: Clock) {
    this.#forge = forge;
    this.#clock = clock;
  }

  /** Or why GitHub does not tell, which is not remembered. */
  async of(repository: RepositoryReference, account: Asked): Promise<Permission | Unavailable> {
    const now = this.#clock.now();
    const known = this.#known.get(keyOf(repository, account));
    if (known !== undefined && known.until > now) return known.permission;
    const permission = await this.#forge.permission(repository, account.login);
    if (typeof permission !== "string") {
      const { owner, name } = repository;
      return whyUnanswered(`what ${account.login} may do in ${owner}/${name}`, permission);
    }
    this.learn(repository, account, permission);
    return permission;
  }

  /** What GitHub has just told of somebody's permission. */
  learn(repository: RepositoryReference, account: Asked, permission: Permission): void {
    const now = this.#clock.now();
    this.#forget(now);
    this.#known.set(keyOf(repository, account), { permission, until: now + freshFor });
  }

  #forget(now: number): void {
    for (const [key, { until }] of this.#known) if (until <= now) this.#known.delete(key);
  }
}

/** With the name that was asked for: of somebody who was renamed, the old one tells nothing. */
function keyOf({ id }: RepositoryReference, account: Asked): string {
  return `${id} ${account.id} ${account.login.toLowerCase()}`;
}
