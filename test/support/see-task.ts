// All that people see of a task over GitHub's API and git: labels, card, checks, and what the ledger says since the last time.
import { z } from "zod";
import type { GitClone } from "./git-clone.ts";
import type { RunningTutti } from "./running-tutti.ts";

export type SeenTask = {
  readonly issue: string;
  readonly labels: readonly string[];
  /** Headline, table and pull requests, times left out. */
  readonly card: readonly string[];
  /** Of the pull request's head: `ready to merge: success`. */
  readonly checks: readonly string[];
  /** Events since the last time, in order. */
  readonly ledger: readonly string[];
};

type Subject = { readonly issue: number; readonly pull: number };

/** `known` counts the ledger's events that were seen before. */
export async function seeTask(
  tutti: RunningTutti,
  clone: GitClone,
  { issue, pull }: Subject,
  known: { events: number },
): Promise<SeenTask> {
  const client = tutti.as("conductor");
  const at = { owner: tutti.owner, repo: tutti.repo };
  const { data: facts } = await client.issues.get({ ...at, issue_number: issue });
  const { data: comments } = await client.issues.listComments({ ...at, issue_number: issue });
  const cards = comments.filter(({ user, body }) => user?.id === tutti.botId && body?.includes("tutti:card"));
  const assignees = facts.assignees?.map(({ login }) => `, ${login}'s`).join("") ?? "";
  const events = await eventsIn(clone);
  const ledger = events.slice(known.events);
  known.events = events.length;
  return {
    issue: `${facts.state}${assignees}`,
    labels: facts.labels.map((label) => (typeof label === "string" ? label : (label.name ?? ""))).toSorted(),
    card: cards.flatMap(({ body }) => wordsOf(body ?? "")),
    checks: pull === 0 ? [] : await checksOf(tutti, pull),
    ledger,
  };
}

async function checksOf(tutti: RunningTutti, pull_number: number): Promise<readonly string[]> {
  const client = tutti.as("conductor");
  const at = { owner: tutti.owner, repo: tutti.repo };
  const { data } = await client.pulls.get({ ...at, pull_number });
  const { data: runs } = await client.checks.listForRef({ ...at, ref: data.head.sha });
  return runs.check_runs
    .map(({ name, status, conclusion }) => `${name.replace("tutti / ", "")}: ${conclusion ?? status}`)
    .toSorted();
}

const Event = z.object({ type: z.string(), to: z.string().optional() });

/** Of the home rather than of a task; a sweep's may come at any time. */
const housekeeping = new Set(["LedgerOpened", "WriterClaimed", "ConfigurationAccepted", "SweepCompleted"]);

/** Read with git from its branch, as anybody may. */
async function eventsIn({ git }: GitClone): Promise<readonly string[]> {
  await git("fetch", "--quiet", "origin", "tutti-ledger");
  const lines = (await git("grep", "-h", "", "FETCH_HEAD", "--", "log/*.jsonl")).trim().split("\n");
  return lines.flatMap((line) => {
    const event = Event.safeParse(JSON.parse(line)).data;
    if (event === undefined || housekeeping.has(event.type)) return [];
    return [event.type === "TaskMoved" ? `to ${event.to}` : event.type];
  });
}

const moment = /\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?: UTC)?/g;

/** What changes in the course of a life; tier, priority and the like are on the labels. */
function wordsOf(card: string): readonly string[] {
  const lines = card.split("\n").map((line) => line.replaceAll(moment, "then").trim());
  const told = /^(?:\*\*|\| (?:Assignee|Answers|Due|Criteria)|>|- Pull request)/;
  return lines.filter((line) => told.test(line));
}
