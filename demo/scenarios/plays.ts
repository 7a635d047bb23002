import { agentGoesSilent } from "./agent-goes-silent.ts";
import { falseDone } from "./false-done.ts";
import { gitHubDown } from "./github-down.ts";
import { labelByHand } from "./label-by-hand.ts";
import { createStage, type Surroundings } from "./create-stage.ts";
import type { Scenario } from "./scenario.ts";
import { selfApprovalRefused } from "./self-approval-refused.ts";

export const scenarios: readonly Scenario[] = [
  agentGoesSilent,
  falseDone,
  selfApprovalRefused,
  labelByHand,
  gitHubDown,
];

export type Play = {
  readonly scenario: Scenario;
  readonly standing: "playing" | "over" | "broken off";
  /** The first issue that it opened. */
  readonly number: number | null;
  readonly told: readonly { readonly at: string; readonly words: string }[];
};

type PlaysOptions = Surroundings & {
  /** The cast leaves this issue alone. */
  readonly reserve: (number: number) => void;
  readonly changed: () => void;
};

type Draft = { scenario: Scenario; standing: Play["standing"]; number: number | null; told: Play["told"] };

/** The scenarios that were played, and the one that is under way. */
export class Plays {
  readonly #options: PlaysOptions;
  readonly #drafts = new Map<string, Draft>();
  readonly #stop = new AbortController();

  constructor(options: PlaysOptions) {
    this.#options = options;
  }

  of(name: string): Play | null {
    return this.#drafts.get(name) ?? null;
  }

  /** Each has GitHub and its clock to itself: what some do to them would break others off. */
  underWay(): Scenario | null {
    return [...this.#drafts.values()].find(({ standing }) => standing === "playing")?.scenario ?? null;
  }

  /** Resolves when the play is over; what broke it off is told in it. Does nothing while any is played. */
  async play(scenario: Scenario): Promise<void> {
    if (this.underWay() !== null) return;
    const draft: Draft = { scenario, standing: "playing", number: null, told: [] };
    this.#drafts.set(scenario.name, draft);
    try {
      const stage = createStage(this.#options, {
        tell: (words) => this.#tell(draft, words),
        open: (number) => {
          this.#options.reserve(number);
          draft.number ??= number;
        },
        stop: this.#stop.signal,
      });
      await scenario.play(stage);
      draft.standing = "over";
      this.#options.changed();
    } catch (error) {
      draft.standing = "broken off";
      this.#tell(draft, error instanceof Error ? error.message : String(error));
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  #tell(draft: Draft, words: string): void {
    draft.told = [...draft.told, { at: this.#options.sandbox.clock.timestamp(), words }];
    this.#options.changed();
  }
}
