// What Tutti wrote on GitHub, with the commit of its record that came before: written first, shown then.
import type { GitHubState } from "../../sandbox/state/github-state.ts";
import type { Occurrence } from "../../sandbox/state/occurrence.ts";
import type { Publisher } from "../../sandbox/webhooks/publisher.ts";
import { tellWrite } from "./tell-write.ts";

const ledgerRef = "refs/heads/tutti-ledger";
const segmentFile = /^log\/\d+\/\d+\.jsonl$/;

/** One change on GitHub, by Tutti. */
export type Write = {
  readonly at: string;
  readonly words: string;
  /** Numbers of the issue or pull requests that show it. */
  readonly numbers: readonly number[];
};

/** A commit of the ledger, and what was written after it and before the next. */
export type Chapter = {
  readonly commit: string;
  /** Paths of the segments that it brought. */
  readonly segments: readonly string[];
  readonly writes: readonly Write[];
};

type Draft = { readonly commit: string; readonly segments: readonly string[]; readonly writes: Write[] };

export class Journal {
  readonly #state: GitHubState;
  readonly #botId: number;
  readonly #chapters: Draft[] = [{ commit: "", segments: [], writes: [] }];

  constructor(state: GitHubState, events: Publisher, botId: number, now: () => string) {
    this.#state = state;
    this.#botId = botId;
    events.listen((occurrence, actor) => {
      if (actor.accountId === this.#botId) this.#note(occurrence, now());
    });
  }

  /** Oldest first. */
  get chapters(): readonly Chapter[] {
    return this.#chapters;
  }

  #note(occurrence: Occurrence, at: string): void {
    if (occurrence.event === "push") {
      if (occurrence.update.ref !== ledgerRef) return;
      const paths = occurrence.commits.flatMap(({ added }) => added);
      const segments = paths.filter((path) => segmentFile.test(path));
      this.#chapters.push({ commit: occurrence.update.after ?? "", segments, writes: [] });
      return;
    }
    const told = tellWrite(this.#state, occurrence);
    if (told !== null) this.#chapters.at(-1)?.writes.push({ at, ...told });
  }
}
