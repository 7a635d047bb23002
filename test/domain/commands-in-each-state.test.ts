// Every command in every state by everybody: the rules written out once more, apart from the table that the program reads.
import { describe, expect, it } from "vitest";
import type { Command } from "../../src/domain/commands.ts";
import { Mode } from "../../src/domain/organization/schema.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import type { RefusalCode } from "../../src/domain/refusal.ts";
import { type StateName, stateNames } from "../../src/domain/task/schema.ts";
import { member, order, taskId, taskOf, when } from "../support/domain-story.ts";
import { type Somebody, actorOf, ensemble, everybody, taskInState } from "../support/every-role.ts";

type CommandName =
  | "accept"
  | "ack"
  | "assign"
  | "block"
  | "decline"
  | "escalate"
  | "estimate"
  | "pause"
  | "priority"
  | "ready"
  | "resume"
  | "start"
  | "tier"
  | "track"
  | "unblock"
  | "untrack";

/** Where a command takes the task, by whom; for all others it is not theirs to order. */
type Way = { readonly to: StateName; readonly by: readonly Somebody[] };
/** The same for everybody. */
type Refused = RefusalCode;
/** Those who may order it are told what is missing. */
type Open = { readonly refused: RefusalCode; readonly by: readonly Somebody[] };
type Rule = Way | Refused | Open;

const lead: readonly Somebody[] = ["director", "conductor", "violin"];
const assigneeOrLead: readonly Somebody[] = [...lead, "viola"];
const receiver: readonly Somebody[] = ["director", "conductor"];

const inEachState: Partial<Record<CommandName, Readonly<Record<StateName, Rule>>>> = {
  start: {
    pending: "no-such-transition",
    "in-planning": { refused: "conditions-open", by: lead },
    assigned: { to: "in-progress", by: assigneeOrLead },
    "in-progress": "already-so",
    blocked: { to: "in-progress", by: assigneeOrLead },
    escalated: { to: "in-progress", by: lead },
    "under-review": { to: "in-progress", by: assigneeOrLead },
    "domain-review": { to: "in-progress", by: assigneeOrLead },
    "ready-for-handoff": { to: "in-progress", by: receiver },
    completed: "no-such-transition",
  },
  block: {
    pending: { to: "blocked", by: [...lead, "author"] },
    "in-planning": { to: "blocked", by: lead },
    assigned: { to: "blocked", by: assigneeOrLead },
    "in-progress": { to: "blocked", by: assigneeOrLead },
    blocked: "no-such-transition",
    escalated: { to: "blocked", by: lead },
    "under-review": { to: "blocked", by: assigneeOrLead },
    "domain-review": { to: "blocked", by: assigneeOrLead },
    "ready-for-handoff": { to: "blocked", by: lead },
    completed: "no-such-transition",
  },
  unblock: {
    pending: "already-so",
    "in-planning": "already-so",
    assigned: "already-so",
    "in-progress": "already-so",
    blocked: { to: "in-progress", by: assigneeOrLead },
    escalated: { to: "in-progress", by: lead },
    "under-review": "already-so",
    "domain-review": "already-so",
    "ready-for-handoff": "already-so",
    completed: "already-so",
  },
  escalate: {
    pending: { to: "escalated", by: [...lead, "author"] },
    "in-planning": { to: "escalated", by: lead },
    assigned: { to: "escalated", by: assigneeOrLead },
    "in-progress": { to: "escalated", by: assigneeOrLead },
    blocked: { to: "escalated", by: assigneeOrLead },
    escalated: { to: "escalated", by: assigneeOrLead },
    "under-review": { to: "escalated", by: assigneeOrLead },
    "domain-review": { to: "escalated", by: assigneeOrLead },
    "ready-for-handoff": { to: "escalated", by: lead },
    completed: "no-such-transition",
  },
  assign: {
    pending: { to: "assigned", by: [...lead, "cello"] },
    "in-planning": { to: "assigned", by: [...lead, "cello"] },
    assigned: { to: "assigned", by: [...lead, "cello"] },
    "in-progress": { to: "assigned", by: lead },
    blocked: { to: "assigned", by: lead },
    escalated: { to: "assigned", by: lead },
    "under-review": { to: "under-review", by: lead },
    "domain-review": { to: "domain-review", by: lead },
    "ready-for-handoff": { to: "ready-for-handoff", by: lead },
    completed: { to: "assigned", by: lead },
  },
  decline: {
    ...staying(["viola"]),
    assigned: { to: "pending", by: ["viola"] },
    "in-progress": { to: "pending", by: ["viola"] },
  },
  accept: staying(["viola"]),
  tier: { ...staying(lead), completed: { refused: "completed", by: lead } },
  priority: { ...staying(lead), completed: { refused: "completed", by: lead } },
  estimate: { ...staying(assigneeOrLead), completed: { refused: "completed", by: assigneeOrLead } },
  untrack: staying([...lead, "maintainer"]),
  track: everywhere({ refused: "already-so", by: [...lead, "author", "maintainer"] }),
  pause: staying(["director", "maintainer"]),
  resume: everywhere({ refused: "not-paused", by: ["director", "maintainer"] }),
  ack: { ...staying(lead), completed: { refused: "no-clock", by: lead } },
  ready: everywhere("no-pull-request"),
};

/** What an agent's own account may order at all; on the task of another it is not the assignee. */
const agentOrders: readonly CommandName[] = ["start", "block", "unblock", "estimate", "ready"];

function everywhere(rule: Rule): Readonly<Record<StateName, Rule>> {
  return {
    pending: rule,
    "in-planning": rule,
    assigned: rule,
    "in-progress": rule,
    blocked: rule,
    escalated: rule,
    "under-review": rule,
    "domain-review": rule,
    "ready-for-handoff": rule,
    completed: rule,
  };
}

function staying(by: readonly Somebody[]): Readonly<Record<StateName, Rule>> {
  return {
    pending: { to: "pending", by },
    "in-planning": { to: "in-planning", by },
    assigned: { to: "assigned", by },
    "in-progress": { to: "in-progress", by },
    blocked: { to: "blocked", by },
    escalated: { to: "escalated", by },
    "under-review": { to: "under-review", by },
    "domain-review": { to: "domain-review", by },
    "ready-for-handoff": { to: "ready-for-handoff", by },
    completed: { to: "completed", by },
  };
}

function commandOf(name: CommandName, who: Somebody): Command {
  const onTask = {
    ...order("tutti", 1, `comment:${name}`),
    by: actorOf(who),
    text: `/${name}`,
    place: {
      subject: "task",
      repository: taskOf(scene("pending", "enforce")).repository,
      number: 1,
      comment: "c",
    },
    task: taskId("task"),
  };
  switch (name) {
    case "accept":
      return { type: "AcceptAssignment", ...onTask };
    case "ack":
      return { type: "AcknowledgeEscalation", ...onTask };
    case "assign":
      return { type: "AssignTask", ...onTask, assignee: member("cello") };
    case "block":
      return {
        type: "BlockTask",
        ...onTask,
        blocker: { kind: "action", reason: "no bow", owner: member("violin"), action: "buys one" },
      };
    case "decline":
      return { type: "DeclineAssignment", ...onTask, reason: "ill" };
    case "escalate":
      return { type: "EscalateTask", ...onTask, reason: "stuck" };
    case "estimate":
      return { type: "EstimateTask", ...onTask, hours: 3 };
    case "pause":
      return { type: "PauseTask", ...onTask, until: null };
    case "priority":
      return { type: "PrioritizeTask", ...onTask, priority: "P2" };
    case "ready":
      return { type: "RequestReview", ...onTask };
    case "resume":
      return { type: "ResumeTask", ...onTask };
    case "start":
      return { type: "StartTask", ...onTask };
    case "tier":
      return { type: "OverrideTier", ...onTask, tier: 3 };
    case "track": {
      const { repository, number, author } = taskOf(scene("pending", "enforce"));
      return {
        type: "OpenTask",
        ...onTask,
        repository,
        number,
        author,
        description: { kind: "tactical", title: "Play", criteria: { total: 0, ticked: 0 } },
        parent: null,
        issueOpen: true,
        routing: { body: "", labels: [], paths: [] },
        ordered: true,
      };
    }
    case "unblock":
      return { type: "UnblockTask", ...onTask };
    case "untrack":
      return { type: "UntrackTask", ...onTask };
    default:
      return name satisfies never;
  }
}

type Outcome = { readonly state: StateName; readonly refusal: RefusalCode | null };

function expected(name: CommandName, state: StateName, who: Somebody): Outcome {
  if (who === "robot" && !agentOrders.includes(name)) return { state, refusal: "not-allowed" };
  const rule = inEachState[name]?.[state];
  if (rule === undefined) throw new Error(`nothing is said of ${name}`);
  if (typeof rule === "string") return { state, refusal: rule };
  if (!rule.by.includes(who)) return { state, refusal: "not-allowed" };
  return "refused" in rule ? { state, refusal: rule.refused } : { state: rule.to, refusal: null };
}

const scenes = new Map<string, OrganizationState>();

function scene(state: StateName, mode: Mode): OrganizationState {
  const known = scenes.get(`${state} ${mode}`) ?? taskInState(state, { ...ensemble, mode });
  scenes.set(`${state} ${mode}`, known);
  return known;
}

function decided(name: CommandName, state: StateName, who: Somebody, mode: Mode): Outcome {
  const told = when(scene(state, mode), commandOf(name, who));
  const refused = told.events.find((event) => event.type === "CommandRefused");
  return {
    state: taskOf(told.after).state,
    refusal: refused?.type === "CommandRefused" ? refused.code : null,
  };
}

const commandNames: readonly CommandName[] = [
  "accept",
  "ack",
  "assign",
  "block",
  "decline",
  "escalate",
  "estimate",
  "pause",
  "priority",
  "ready",
  "resume",
  "start",
  "tier",
  "track",
  "unblock",
  "untrack",
];

describe.each(commandNames)("/%s", (name) => {
  it.each(stateNames)(
    "on a task that is %s is decided for everybody as the rules say, in each mode",
    (state) => {
      const outcomes = (outcomeOf: (who: Somebody) => Outcome) =>
        Object.fromEntries(everybody.map((who) => [who, outcomeOf(who)]));
      for (const mode of Mode.options) {
        expect({ mode, ...outcomes((who) => decided(name, state, who, mode)) }).toEqual({
          mode,
          ...outcomes((who) => expected(name, state, who)),
        });
      }
    },
  );
});

/** Ways of the table that only `/force` opens here: nothing has been reviewed, and there is no pull request. */
describe("/force", () => {
  it.each(everybody)("is the lead's: %s", (who) => {
    const force: Command = {
      type: "MoveTask",
      ...order("tutti", 1, "comment:force"),
      by: actorOf(who),
      task: taskId("task"),
      to: "under-review",
      forced: true,
    };
    const told = when(taskInState("in-progress"), force);
    expect([taskOf(told.after).state, told.refusal]).toEqual(
      lead.includes(who) ? ["under-review", null] : ["in-progress", "not-allowed"],
    );
  });
});
