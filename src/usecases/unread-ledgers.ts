// Ledgers that GitHub does not answer for. Without its ledger nothing of a home can be decided, and nobody's delivery is to
// blame: all of them wait, the home is asked for again ever later, and other homes go on.
import type { RepositoryId } from "../domain/ids.ts";
import { ForgeUnavailable } from "../ports/forge.ts";
import type { RepositoryReference } from "../ports/forge-facts.ts";

/** Milliseconds. */
const shortestPause = 1_000;
const longestPause = 60_000;

type Rest = { readonly error: ForgeUnavailable; readonly since: number; readonly until: number };

/** Whether anybody asked for a home of late that was to rest until then. Both are epoch milliseconds. */
export function isWanted(until: number, now: number): boolean {
  return now - until < wantedFor;
}

const wantedFor = 60 * 60_000;

export class UnreadLedgers {
  readonly #resting = new Map<RepositoryId, Rest>();

  /** Why they wait, for whoever runs this; not of a home that nobody asks for any more. `now` is epoch milliseconds. */
  reasons(now: number): readonly string[] {
    const wanted = [...this.#resting.values()].filter(({ until }) => isWanted(until, now));
    return wanted.map(({ error }) => error.message);
  }

  /** @throws ForgeUnavailable while the home rests. `now` is epoch milliseconds. */
  throwIfResting({ id }: RepositoryReference, now: number): void {
    const rest = this.#resting.get(id);
    if (rest !== undefined && now < rest.until) throw rest.error;
  }

  /** The error that its deliveries wait for: each pause is as long as all before it, or as GitHub says. */
  rest({ id, owner, name }: RepositoryReference, cause: ForgeUnavailable, now: number): ForgeUnavailable {
    const since = this.#resting.get(id)?.since ?? now;
    const pause = Math.min(Math.max(now - since, shortestPause), longestPause);
    const until = cause.retryAt ?? now + pause;
    const error = new ForgeUnavailable(
      `the ledger of ${owner}/${name} cannot be read, so that all deliveries to it wait and none is lost: ${cause.message}`,
      until,
      { cause },
    );
    this.#resting.set(id, { error, since, until });
    return error;
  }

  wasRead({ id }: RepositoryReference): void {
    this.#resting.delete(id);
  }
}
