import type { ArgumentKindName } from "./argument-kind.ts";

/** Who may give a command, in words; a role above a lead may do what the lead may. The rules decide, this explains. */
export type CommandGiver =
  | "anyone"
  | "author"
  | "planner"
  | "self"
  | "assignee"
  | "agent"
  | "reviewer"
  | "receiving-lead"
  | "escalation-target"
  | "domain-lead"
  | "tech-lead"
  | "engineering-manager"
  | "maintainer";

export type CommandArgument = {
  /** The name of the value in the parsed command. */
  readonly name: string;
  readonly kind: ArgumentKindName;
  readonly required: boolean;
};

/** One comment command: what is read, what is explained. `help` is a line, `details` what that line leaves open. */
export type CommandEntry = {
  readonly arguments: readonly CommandArgument[];
  readonly who: readonly CommandGiver[];
  readonly where: "issue" | "pull-request" | "both";
  readonly help: string;
  readonly details: string;
  readonly example: string;
};

/** The one table of comment commands. The parser, `/help` and the documentation come from it. */
export const commandTable = {
  help: {
    arguments: [{ name: "command", kind: "command", required: false }],
    who: ["anyone"],
    where: "both",
    help: "Lists the commands, or explains one of them.",
    details: "Nothing changes.",
    example: "/help assign",
  },
  status: {
    arguments: [],
    who: ["anyone"],
    where: "both",
    help: "Shows the state of the task, its owner, and its deadline.",
    details: "Nothing changes.",
    example: "/status",
  },
  why: {
    arguments: [],
    who: ["anyone"],
    where: "both",
    help: "Explains why the task is where it is, what is missing, and who can give it.",
    details: "Nothing changes.",
    example: "/why",
  },
  track: {
    arguments: [],
    who: ["author", "planner", "domain-lead", "maintainer"],
    where: "issue",
    help: "Makes the issue a task.",
    details: "The clock starts now, not when the issue was opened.",
    example: "/track",
  },
  untrack: {
    arguments: [],
    who: ["domain-lead", "maintainer"],
    where: "issue",
    help: "Lets the task go: the issue stays, without state and clock, and its card says so.",
    details: "Its history stays in the ledger. `/track` takes it up again.",
    example: "/untrack",
  },
  tier: {
    arguments: [{ name: "tier", kind: "tier", required: true }],
    who: ["domain-lead"],
    where: "issue",
    help: "Sets the tier, and with it the route of the task.",
    details: "Overrides what the router found. The card says who set it.",
    example: "/tier 2",
  },
  priority: {
    arguments: [{ name: "priority", kind: "priority", required: true }],
    who: ["planner", "domain-lead"],
    where: "issue",
    help: "Sets the priority, or takes it away.",
    details:
      "`P0` is an emergency: one human approval is enough to merge, and the rest is due after it. A `P0` that came from the issue's own words becomes one by this command. A pending task without a priority, or with `P3`, is backlog and has no clock.",
    example: "/priority P1",
  },
  estimate: {
    arguments: [{ name: "effort", kind: "duration", required: true }],
    who: ["assignee", "agent", "domain-lead"],
    where: "issue",
    help: "Estimates the work that the task needs.",
    details: "The deadline of work in progress follows from it. A day is 8 hours of working time.",
    example: "/estimate 4h",
  },
  assign: {
    arguments: [{ name: "member", kind: "member", required: true }],
    who: ["self", "domain-lead"],
    where: "issue",
    help: "Gives the task to a member.",
    details: "The member answers with `/accept` or `/decline`. Who takes it themselves has accepted.",
    example: "/assign @ada",
  },
  accept: {
    arguments: [],
    who: ["assignee"],
    where: "issue",
    help: "Accepts the task that you were given.",
    details: "Work that has begun says the same: a branch of the task, or a draft pull request.",
    example: "/accept",
  },
  decline: {
    arguments: [{ name: "reason", kind: "text", required: true }],
    who: ["assignee"],
    where: "issue",
    help: "Gives the task back, with a reason.",
    details: "It is pending again, and waits for somebody else.",
    example: "/decline away until Thursday",
  },
  start: {
    arguments: [],
    who: ["assignee", "agent", "domain-lead"],
    where: "issue",
    help: "Starts work on the task.",
    details: "Pushing a branch of the task or opening a draft pull request starts it as well.",
    example: "/start",
  },
  block: {
    arguments: [{ name: "blocker", kind: "blocker", required: true }],
    who: [
      "author",
      "planner",
      "assignee",
      "agent",
      "reviewer",
      "receiving-lead",
      "escalation-target",
      "domain-lead",
    ],
    where: "issue",
    help: "Says that the task cannot go on, why, and who or what has to move first.",
    details:
      "After the reason comes the issue that blocks it (`on #12`, `on owner/repository#12`), or a person and what they have to do (`@ada: decides the colour`), or, for an agent's limits, a time (`until 2026-03-02 14:00`). The task goes on by itself when that issue is closed.",
    example: "/block no test account yet @ada: asks the bank for one",
  },
  unblock: {
    arguments: [],
    who: ["assignee", "agent", "escalation-target", "domain-lead"],
    where: "issue",
    help: "Says that the task can go on, where it was.",
    details: "A blocking task that is completed does the same.",
    example: "/unblock",
  },
  escalate: {
    arguments: [{ name: "reason", kind: "text", required: true }],
    who: ["author", "planner", "assignee", "reviewer", "receiving-lead", "domain-lead"],
    where: "issue",
    help: "Asks the role above for a decision.",
    details:
      "The task waits as escalated until it goes on with `/unblock`, another assignment, or more planning.",
    example: "/escalate two teams want opposite things here",
  },
  ack: {
    arguments: [],
    who: ["escalation-target", "domain-lead"],
    where: "issue",
    help: "Confirms an escalation and sets a new deadline.",
    details:
      "Until that deadline it goes no further up. Whom it was escalated to stays asked until they acknowledge it, their deputy, or somebody above them.",
    example: "/ack",
  },
  ready: {
    arguments: [],
    who: ["assignee", "agent", "domain-lead"],
    where: "both",
    help: "Asks for review.",
    details:
      "Marking the pull request as ready for review does the same. For an agent's pull request asking somebody for a review is enough: it may stay a draft.",
    example: "/ready",
  },
  approve: {
    arguments: [{ name: "layer", kind: "layer", required: true }],
    who: ["reviewer"],
    where: "pull-request",
    help: "Approves one layer of the review, for the head as it is now.",
    details: "A review on GitHub does the same. Nobody approves their own work.",
    example: "/approve peer",
  },
  "request-changes": {
    arguments: [
      { name: "layer", kind: "layer", required: true },
      { name: "note", kind: "text", required: true },
    ],
    who: ["reviewer"],
    where: "pull-request",
    help: "Asks for changes in one layer of the review, and says which.",
    details: "A review on GitHub does the same. The task goes back to its assignee.",
    example: "/request-changes domain the amount must be rounded before it is added",
  },
  force: {
    arguments: [
      { name: "state", kind: "state", required: true },
      { name: "reason", kind: "text", required: false },
    ],
    who: ["domain-lead"],
    where: "issue",
    help: "Moves the task to a state although its rules say no.",
    details: "It is on record with your name, and shows on the card.",
    example: "/force in-progress the review was of the wrong branch",
  },
  override: {
    arguments: [{ name: "reason", kind: "text", required: true }],
    who: ["tech-lead"],
    where: "pull-request",
    help: "Opens the gate of a pull request in an emergency.",
    details: "It holds for the head as it is now, on record with your name and the reason.",
    example: "/override payments are down, reviewed by phone",
  },
  pause: {
    arguments: [
      { name: "target", kind: "pause-target", required: false },
      { name: "until", kind: "until", required: false },
    ],
    who: ["engineering-manager", "maintainer"],
    where: "issue",
    help: "Stops the clocks of the task, of a member, or of the organisation.",
    details: "Without a time they stand still until `/resume`. A date is its first minute where you work.",
    example: "/pause @ada until 2026-03-02",
  },
  resume: {
    arguments: [{ name: "target", kind: "pause-target", required: false }],
    who: ["engineering-manager", "maintainer"],
    where: "issue",
    help: "Lets the clocks run again after `/pause`.",
    details: "Deadlines move by the working time that they stood still.",
    example: "/resume @ada",
  },
  retry: {
    arguments: [],
    who: ["tech-lead", "maintainer"],
    where: "both",
    help: "Works once more on what failed here.",
    details:
      "For an event from GitHub that was given up after several tries; the card says so when there is one.",
    example: "/retry",
  },
} as const satisfies Record<string, CommandEntry>;
