import type { Permission } from "../../domain/actor.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Forge } from "../../ports/forge.ts";
import type { Account, RepositoryReference } from "../../ports/forge-facts.ts";

const freshFor = 60_000;

/** Live permissions, asked for once a minute and account: a right that is taken away is gone within that minute. */
export class PermissionCache {
  readonly #known = new Map<string, { readonly permission: Permission; readonly until: number }>();
  readonly #forge: Forge;
  readonly #clock: Clock;

  constructor(forge: Forge, clock: Clock) {
    this.#forge = forge;
    this.#clock = clock;
  }

  async of(repository: RepositoryReference, account: Account): Promise<Permission> {
    const key = `${repository.id} ${account.id}`;
    const now = this.#clock.now();
    const known = this.#known.get(key);
    if (known !== undefined && known.until > now) return known.permission;
    const permission = await this.#forge.permission(repository, account.login);
    this.#forget(now);
    this.#known.set(key, { permission, until: now + freshFor });
    return permission;
  }

  #forget(now: number): void {
    for (const [key, { until }] of this.#known) if (until <= now) this.#known.delete(key);
  }
}
