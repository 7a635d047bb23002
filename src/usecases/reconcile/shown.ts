// What became of the views of a batch: each subject by itself, so that one that GitHub does not take holds back no other.
import type { PullRequestId, TaskId } from "../../domain/ids.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Unavailable } from "../unavailable.ts";
import { type NamedSubjects, namedBy, subjectsOf } from "./subjects.ts";

/** What a part of the effects is for; `all` where no single subject stands behind it. */
export type About =
  | { readonly kind: "task"; readonly id: TaskId }
  | { readonly kind: "pull-request"; readonly id: PullRequestId }
  | { readonly kind: "hint"; readonly hint: Hint }
  | { readonly kind: "all" };

/** GitHub does not take a view, and will not. */
export class UnwritableView extends Error {
  override readonly name = "UnwritableView";
}

const nothing: NamedSubjects = { tasks: new Set(), pullRequests: new Set() };

type Key = TaskId | PullRequestId | Hint | "all";

/** Collects the outcomes of a batch's views. */
export class Shown {
  readonly #waiting = new Map<Key, Unavailable>();
  readonly #failed = new Map<Key, unknown>();
  readonly #unshown = { tasks: new Set<TaskId>(), pullRequests: new Set<PullRequestId>() };

  wait(about: About, unavailable: Unavailable): void {
    this.#waiting.set(keyOf(about), unavailable);
    if (about.kind === "task") this.#unshown.tasks.add(about.id);
    if (about.kind === "pull-request") this.#unshown.pullRequests.add(about.id);
  }

  fail(about: About, error: unknown): void {
    this.#failed.set(keyOf(about), error);
  }

  /** Why some views wait; null when none does. That GitHub could not be asked comes before that it does not say. */
  get unavailable(): Unavailable | null {
    const reasons = [...this.#waiting.values()];
    return reasons.findLast(({ outcome }) => outcome === "unavailable") ?? reasons.at(-1) ?? null;
  }

  /** Whose views wait. */
  get waiting(): NamedSubjects {
    return this.#unshown;
  }

  /** Why what a hint is about, or what depends on that, waits. */
  whyWaiting(state: OrganizationState, hint: Hint): Unavailable | null {
    const { tasks, pullRequests } = subjectsOf(state, [hint], nothing);
    const keys: readonly Key[] = [hint, "all", ...tasks, ...pullRequests];
    return keys.map((key) => this.#waiting.get(key)).find((found) => found !== undefined) ?? null;
  }

  /** The error of what a hint itself names. */
  failureOf(state: OrganizationState, hint: Hint): { readonly error: unknown } | null {
    const { tasks, pullRequests } = namedBy(state, hint);
    const key = [hint, ...tasks, ...pullRequests].find((each) => this.#failed.has(each));
    return key === undefined ? null : { error: this.#failed.get(key) };
  }
}

function keyOf(about: About): Key {
  switch (about.kind) {
    case "task":
    case "pull-request":
      return about.id;
    case "hint":
      return about.hint;
    case "all":
      return "all";
    default:
      return about satisfies never;
  }
}
