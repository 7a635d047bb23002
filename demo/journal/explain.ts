import { findIssue } from "../../sandbox/state/lookup.ts";
import type { GitHub } from "../../sandbox/state/github.ts";
import type { Event } from "../../src/domain/events.ts";
import type { Act, Chapter } from "./journal.ts";
import { readEvents } from "./read-events.ts";
import { rules } from "./rules.ts";
import { type Draft, Shown } from "./shown.ts";
import { Subjects } from "./subjects.ts";
import { causesOf, detailOf, tellBeginning } from "./tell-event.ts";

export type Explained = {
  readonly type: Event["type"];
  readonly detail: string;
  readonly rule: string;
};

/** What Tutti did about one task at one time: what it wrote, after which events, by which rules, and what caused them. */
export type Deed = {
  readonly at: string;
  /** The issue; `null` for what is about no task. */
  readonly number: number | null;
  readonly title: string;
  readonly causes: readonly string[];
  readonly events: readonly Explained[];
  readonly writes: readonly string[];
};

type Source = Pick<GitHub, "state" | "git"> & { readonly repositoryId: number };
type Told = { readonly chapters: readonly Chapter[]; readonly acts: readonly Act[] };

const repaired = "GitHub showed something else than the record says, so it was put right";

/**
 * Newest first. Reads the events from the ledger's branch itself, and joins by ids alone: a write names the commit that it was a view of and the
 * issue, pull request, comment or head that it is about; those name the task, and the newest of its events until that commit are what was shown.
 */
export async function explain(source: Source, { chapters, acts }: Told): Promise<readonly Deed[]> {
  const subjects = new Subjects(source.state);
  const shown = new Shown(subjects, source.state);
  const waiting = [...acts];
  const known = new Set(chapters.map(({ commit }) => commit));
  for (const chapter of chapters) {
    shown.record(await readEvents(source, chapter));
    while (
      waiting[0] !== undefined &&
      (waiting[0].commit === chapter.commit || !known.has(waiting[0].commit))
    ) {
      const act = waiting.shift();
      if (act !== undefined) shown.show(act);
    }
  }
  return shown.drafts.map((draft) => finish(source, subjects, draft)).toReversed();
}

function finish({ state, repositoryId }: Source, subjects: Subjects, draft: Draft): Deed {
  const { task, events, writes, at } = draft;
  const number = task === null ? null : subjects.numberOf(task);
  const causes = causesOf(events, state);
  return {
    at,
    number,
    title: number === null ? "" : (findIssue(state, repositoryId, number)?.title ?? ""),
    causes: causes.length > 0 ? causes : [events.length === 0 ? repaired : tellBeginning(events)],
    events: events.map((event) => ({ type: event.type, detail: detailOf(event), rule: rules[event.type] })),
    writes,
  };
}
