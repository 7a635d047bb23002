import { findIssue } from "../../sandbox/state/lookup.ts";
import type { GitHub } from "../../sandbox/state/github.ts";
import type { GitHubState } from "../../sandbox/state/github-state.ts";
import { readNodeId } from "../../sandbox/state/node-id.ts";
import { Event, type EventOf } from "../../src/domain/events.ts";
import type { Chapter, Write } from "./journal.ts";
import { rules } from "./rules.ts";
import { causeOf, detailOf } from "./tell-event.ts";

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
  readonly writes: readonly Write[];
};

type Source = Pick<GitHub, "state" | "git"> & { readonly repositoryId: number };

/** A view may be written a little after the next commit of another task. */
const reach = 2;
const repaired = "GitHub showed something else than the record says, so it was put right";

/** Newest first. Reads the events from the ledger's branch itself. */
export async function explain(source: Source, chapters: readonly Chapter[]): Promise<readonly Deed[]> {
  const { state, repositoryId } = source;
  const links = new Map<number, number>();
  const told: Map<number | null, Draft>[] = [];
  for (const chapter of chapters) {
    const events = await readEvents(source, chapter);
    for (const event of events) {
      if (event.type === "PullRequestLinked") link(state, links, event);
    }
    const deeds = new Map<number | null, Draft>();
    for (const event of events) draftFor(deeds, taskOf(state, event, links)).events.push(event);
    told.push(deeds);
    for (const write of chapter.writes) {
      const number = write.numbers[0] ?? 0;
      const task = links.get(number) ?? number;
      const recent = told.slice(-reach - 1).findLast((each) => (each.get(task)?.events.length ?? 0) > 0);
      draftFor(recent ?? deeds, task).writes.push(write);
    }
  }
  return told
    .flatMap((deeds) => [...deeds].map(([number, draft]) => finish(state, repositoryId, number, draft)))
    .toReversed();
}

type Draft = { readonly events: Event[]; readonly writes: Write[] };

function draftFor(deeds: Map<number | null, Draft>, number: number | null): Draft {
  const draft = deeds.get(number) ?? { events: [], writes: [] };
  deeds.set(number, draft);
  return draft;
}

function finish(
  state: GitHubState,
  repositoryId: number,
  number: number | null,
  { events, writes }: Draft,
): Deed {
  const causes = events.flatMap((event) => causeOf(event, state) ?? []);
  return {
    at: events[0]?.at ?? writes[0]?.at ?? "",
    number,
    title: number === null ? "" : (findIssue(state, repositoryId, number)?.title ?? ""),
    causes: events.length === 0 ? [repaired] : [...new Set(causes)],
    events: events.map((event) => ({ type: event.type, detail: detailOf(event), rule: rules[event.type] })),
    writes,
  };
}

async function readEvents({ git, repositoryId }: Source, chapter: Chapter): Promise<readonly Event[]> {
  const found: Event[] = [];
  for (const path of chapter.segments) {
    const entry = await git.readEntry(repositoryId, chapter.commit, path);
    const content = entry === null ? null : await git.readBlob(repositoryId, entry.oid);
    const [, ...lines] = (content?.toString("utf8") ?? "").split("\n");
    for (const line of lines.filter((one) => one !== "")) {
      const { data } = Event.safeParse(JSON.parse(line));
      if (data !== undefined) found.push(data);
    }
  }
  return found;
}

function link(
  state: GitHubState,
  links: Map<number, number>,
  { pullRequest, task }: EventOf<"PullRequestLinked">,
): void {
  const [from, to] = [numberOf(state, pullRequest), numberOf(state, task)];
  if (from !== null && to !== null) links.set(from, to);
}

function taskOf(state: GitHubState, event: Event, links: ReadonlyMap<number, number>): number | null {
  if ("task" in event && event.task !== undefined) return numberOf(state, event.task);
  if (!("pullRequest" in event) || event.pullRequest === undefined) return null;
  const number = numberOf(state, event.pullRequest);
  return number === null ? null : (links.get(number) ?? number);
}

/** Of an issue or a pull request by its node id. */
function numberOf(state: GitHubState, id: string): number | null {
  const node = readNodeId(id);
  if (typeof node?.id !== "number") return null;
  const row = node.type === "Issue" ? state.issues.find(node.id) : state.pullRequests.find(node.id);
  return row?.number ?? null;
}
