// Fault 45: every command by somebody of every role, from GitHub's webhook to what people see. Who may is written out by hand.
import { describe, expect, test } from "vitest";
import type { CommandName } from "../../src/domain/comment-commands/comment-command.ts";
import { commandTable } from "../../src/domain/comment-commands/command-table.ts";
import type { RefusalCode } from "../../src/domain/refusal.ts";
import { processHints } from "../../src/usecases/process-hints.ts";
import { type Somebody, everybody, gatherEverybody } from "../support/every-role-on-github.ts";
import { home1 } from "../support/fake-home.ts";
import { readEvents } from "../../src/usecases/read-events.ts";

/** How the task of the viola comes to where the command finds it, by comments of the director, with a pull request between them. */
const scenes = {
  "no task": { said: [] },
  pending: { said: [] },
  assigned: { said: ["/assign @viola"] },
  "in progress": { said: ["/assign @viola", "/start"] },
  blocked: { said: ["/assign @viola", "/start", "/block no bow @violin: buys one"] },
  escalated: { said: ["/assign @viola", "/start", "/escalate two want opposite things"] },
  paused: { said: ["/assign @viola", "/pause"] },
  "under review": { said: ["/assign @viola"], proposed: true },
  "in progress again": { said: ["/assign @viola"], proposed: true, after: ["/start"] },
} as const satisfies Record<string, Way>;

type Way = { readonly said: readonly string[]; readonly proposed?: true; readonly after?: readonly string[] };

type Rule = {
  readonly says: string;
  readonly on?: "its pull request";
  readonly of: keyof typeof scenes;
  readonly may: readonly Somebody[];
  /** The state's label once it was carried out. */
  readonly leaves: string;
  /** What all others hear. */
  readonly others?: RefusalCode;
};

const leads: readonly Somebody[] = ["director", "conductor", "violin", "deputy"];
const assigneeAndLeads: readonly Somebody[] = [...leads, "viola"];
/** Of the strings, and not the author of the work. */
const peers: readonly Somebody[] = ["violin", "deputy", "cello"];
const bots: readonly Somebody[] = ["robot", "other-bot"];
const people = everybody.filter((who) => !bots.includes(who));

const rules: Readonly<Record<CommandName, Rule>> = {
  help: { says: "/help", of: "assigned", may: people, leaves: "assigned" },
  status: { says: "/status", of: "assigned", may: people, leaves: "assigned" },
  why: { says: "/why", of: "assigned", may: people, leaves: "assigned" },
  track: {
    says: "/track",
    of: "no task",
    may: [...leads, "horn", "author", "maintainer"],
    leaves: "pending",
  },
  untrack: { says: "/untrack", of: "assigned", may: [...leads, "maintainer"], leaves: "" },
  tier: { says: "/tier 3", of: "assigned", may: leads, leaves: "assigned" },
  priority: { says: "/priority P1", of: "assigned", may: leads, leaves: "assigned" },
  estimate: { says: "/estimate 4h", of: "assigned", may: assigneeAndLeads, leaves: "assigned" },
  assign: { says: "/assign @cello", of: "pending", may: [...leads, "cello"], leaves: "assigned" },
  accept: { says: "/accept", of: "assigned", may: ["viola"], leaves: "assigned" },
  decline: { says: "/decline ill", of: "assigned", may: ["viola"], leaves: "pending" },
  start: { says: "/start", of: "assigned", may: assigneeAndLeads, leaves: "in-progress" },
  block: {
    says: "/block no bow @violin: buys one",
    of: "in progress",
    may: assigneeAndLeads,
    leaves: "blocked",
  },
  unblock: { says: "/unblock", of: "blocked", may: assigneeAndLeads, leaves: "in-progress" },
  escalate: { says: "/escalate no bow", of: "in progress", may: assigneeAndLeads, leaves: "escalated" },
  ack: { says: "/ack", of: "escalated", may: leads, leaves: "escalated" },
  ready: { says: "/ready", of: "in progress again", may: assigneeAndLeads, leaves: "under-review" },
  approve: {
    says: "/approve peer",
    on: "its pull request",
    of: "under review",
    may: peers,
    leaves: "domain-review",
    others: "not-eligible",
  },
  "request-changes": {
    says: "/request-changes peer a bar is missing",
    on: "its pull request",
    of: "under review",
    may: peers,
    leaves: "in-progress",
    others: "not-eligible",
  },
  force: { says: "/force under-review by phone", of: "in progress", may: leads, leaves: "under-review" },
  override: {
    says: "/override the concert is tonight",
    on: "its pull request",
    of: "under review",
    may: ["director", "conductor"],
    leaves: "under-review",
  },
  pause: { says: "/pause", of: "assigned", may: ["director", "maintainer"], leaves: "assigned" },
  resume: { says: "/resume", of: "paused", may: ["director", "maintainer"], leaves: "assigned" },
  retry: { says: "/retry", of: "assigned", may: ["director", "conductor", "maintainer"], leaves: "assigned" },
};

const pullRequestOf = (issue: number): number => 100 + issue;

/** One task for each of them, all as the command finds it. */
async function setUp({ of }: Rule) {
  const all = await gatherEverybody();
  const { team } = all;
  const labels = of === "no task" ? ["bug"] : ["kind/tactical", "tier/2", "domain/strings"];
  const numbers = everybody.map((_, index) => index + 1);
  const home = await all.home();
  await processHints(
    home,
    numbers.map((number) => team.people.opensIssue("author", number, { labels })),
  );
  const { said, proposed, after = [] }: Way = scenes[of];
  const say = async (step: string) => {
    await processHints(
      home,
      numbers.map((number) => team.people.says("director", number, step)),
    );
  };
  for (const step of said) await say(step);
  if (proposed === true) {
    await processHints(
      home,
      numbers.map((number) =>
        team.people.opensPullRequest("viola", pullRequestOf(number), {
          paths: ["strings/part.md"],
          links: [{ task: team.github.issueAt(home1.id, number).facts.id, source: "closing-keyword" }],
        }),
      ),
    );
  }
  for (const step of after) await say(step);
  return { ...all, home };
}

type Scene = Awaited<ReturnType<typeof setUp>>;

const stateOf = ({ team }: Scene, issue: number): string =>
  team.github
    .issueAt(home1.id, issue)
    .facts.labels.filter((label) => label.startsWith("state/"))
    .map((label) => label.slice("state/".length))
    .join();

/** What is on record of a comment: `null` when nothing is. */
async function recorded({ home }: Scene, comment: string): Promise<string | null> {
  const reading = await readEvents(home.ledger);
  const events = reading.outcome === "read" ? reading.events : [];
  const outcomes = events.flatMap(({ event }) => {
    if (event.type === "CommandAccepted" && event.place?.comment === comment) return ["accepted"];
    return event.type === "CommandRefused" && event.place?.comment === comment ? [event.code] : [];
  });
  return outcomes.length === 0 ? null : outcomes.join();
}

function expected(rule: Rule, who: Somebody, before: string) {
  if (who === "other-bot") return { recorded: null, reacted: [], replies: 0, state: before };
  if (rule.may.includes(who)) {
    return { recorded: "accepted", reacted: ["thumbs-up"], replies: 0, state: rule.leaves };
  }
  const code = who === "robot" ? "not-allowed" : (rule.others ?? "not-allowed");
  return { recorded: code, reacted: ["confused"], replies: 1, state: before };
}

test("every command has its rule", () => {
  expect(Object.keys(rules).toSorted()).toEqual(Object.keys(commandTable).toSorted());
});

describe.each(Object.entries(rules))("/%s", (_, rule) => {
  test(`of what is ${rule.of} is carried out for those who may, and refused to all others with a word`, async () => {
    const scene = await setUp(rule);
    const told: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const [index, who] of everybody.entries()) {
      const issue = index + 1;
      const number = rule.on === undefined ? issue : pullRequestOf(issue);
      const before = stateOf(scene, issue);
      // Agents may order and strangers ask a few times an hour only.
      scene.team.clock.advance(60 * 60_000);
      const { settlement, comment } = await scene.say(scene.loginOf(who), number, rule.says);
      expect(settlement).toMatchObject({ outcome: "done" });
      const own = scene.team.github.commentsOn(home1.id, number);
      told[who] = {
        recorded: await recorded(scene, comment),
        reacted: scene.team.github.reactions
          .filter(({ subject }) => subject === comment)
          .map(({ content }) => content),
        replies: own.filter(({ facts }) => facts.body.includes("tutti:reply")).length,
        state: stateOf(scene, issue),
      };
      wanted[who] = expected(rule, who, before);
    }
    expect(told).toEqual(wanted);
  });
});
