import type { GitHubState } from "../../sandbox/state/github-state.ts";
import type { Event } from "../../src/domain/events.ts";
import type { Act } from "./journal.ts";
import type { Subjects } from "./subjects.ts";
import type { ReportedWrite } from "./write-report.ts";

/** What was recorded of one task in one commit, and what was shown of it; without events where something was put right. */
export type Draft = {
  readonly at: string;
  readonly task: string | null;
  readonly events: readonly Event[];
  readonly writes: string[];
  /** The act that showed it; `null` until one did. */
  shownBy: Act | null;
};

/** Joins what was written to what was recorded, in the order of the record. */
export class Shown {
  readonly drafts: Draft[] = [];
  readonly #subjects: Subjects;
  readonly #state: GitHubState;
  /** On heads that had their gate before the record had heard of them. */
  #early: readonly ReportedWrite[] = [];

  constructor(subjects: Subjects, state: GitHubState) {
    this.#subjects = subjects;
    this.#state = state;
  }

  /** What one commit brought. */
  record(events: readonly Event[]): void {
    for (const event of events) this.#subjects.learn(event);
    for (const [task, theirs] of Map.groupBy(events, (event) => this.#subjects.ofEvent(event))) {
      this.drafts.push({ at: theirs[0]?.at ?? "", task, events: theirs, writes: [], shownBy: null });
    }
    const heads = new Set(events.flatMap((event) => ("head" in event ? [headOf(event.head)] : [])));
    const [theirs, others] = partition(this.#early, ({ about }) => heads.has(about));
    this.#early = others;
    for (const write of theirs)
      this.#newestOf(this.#subjects.ofWrite(write.about))?.writes.push(this.#wordsOf(write));
  }

  /** What was written as a view of the last commit. */
  show(act: Act): void {
    const [early, known] = partition(
      act.writes,
      ({ about }) => /^[\da-f]{40}$/.test(about) && !this.#subjects.isHead(about),
    );
    this.#early = [...this.#early, ...early];
    const [answers, views] = partition(known, (write) => this.#answered(write) !== undefined);
    for (const write of answers) this.#answer(write);
    for (const [task, writes] of Map.groupBy(views, ({ about }) => this.#subjects.ofWrite(about))) {
      const newest = this.#newestOf(task);
      const draft =
        newest?.shownBy === null ? newest : { at: act.at, task, events: [], writes: [], shownBy: act };
      if (draft !== newest) this.drafts.push(draft);
      draft.shownBy = act;
      draft.writes.push(...writes.map((write) => this.#wordsOf(write)));
    }
  }

  /** The sign at a comment goes with what the comment caused, and is set anew without being seen twice. */
  #answer(write: ReportedWrite): void {
    const draft = this.#answered(write);
    const words = this.#wordsOf(write);
    if (draft !== undefined && !draft.writes.includes(words)) draft.writes.push(words);
  }

  #answered({ about }: ReportedWrite): Draft | undefined {
    return this.drafts.find(({ events }) =>
      events.some(({ cause }) => cause?.startsWith(`comment:${about}:`)),
    );
  }

  #newestOf(task: string): Draft | undefined {
    return this.drafts.findLast((draft) => draft.task === task);
  }

  #wordsOf({ words, accounts }: ReportedWrite): string {
    const logins = accounts.map((id) => this.#state.accounts.find(id)?.login ?? "ghost");
    return [words, logins.join(", ")].filter((part) => part !== "").join(" ");
  }
}

function headOf(head: string | { readonly sha: string }): string {
  return typeof head === "string" ? head : head.sha;
}

function partition<Item>(
  items: readonly Item[],
  isFirst: (item: Item) => boolean,
): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
