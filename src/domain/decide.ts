import { actorName } from "./actor.ts";
import type { Command } from "./commands.ts";
import { advance, advanceAll, advanceOrganization } from "./decisions/advance.ts";
import { authorize } from "./decisions/authorization.ts";
import { Draft, type Stamp } from "./decisions/draft.ts";
import { explainRefusal } from "./decisions/explain-refusal.ts";
import { follow } from "./decisions/follow.ts";
import { handle } from "./decisions/handle.ts";
import { decideFrame, type FrameCommand } from "./decisions/organization.ts";
import { subjectOf, subjectsOf } from "./command-subject.ts";
import type { Event, EventOf } from "./events.ts";
import type { OrganizationState } from "./organization-state.ts";
import { type Refusal, type RefusalFacts, refuse } from "./refusal.ts";
import { StateName, type Task } from "./task/schema.ts";
import { latest } from "./timestamp.ts";

/**
 * What a command comes to, on this state, at its time: events, none when it was run before, or when what ran at its time is
 * forgotten. Pure. What was due on the clock comes first, each event dated when it was due; then what the command does, with its
 * acceptance or refusal as an event when a person gave it; then what follows from it.
 */
export function decide(state: OrganizationState, command: Command): readonly Event[] {
  return hasRun(state, command) ? [] : decideIn(state.fork(), command);
}

/** Decides a command and applies what comes of it: no more than `decide` and `apply`, and each event is applied once only. */
export function carryOut(state: OrganizationState, command: Command): readonly Event[] {
  if (hasRun(state, command)) return [];
  const fork = state.fork();
  const events = decideIn(fork, command);
  state.absorb(fork);
  return events;
}

function hasRun(state: OrganizationState, command: Command): boolean {
  if (command.cause === null) return false;
  const subject = subjectOf(command);
  return state.hasRun(subject, command.cause) || state.hasForgotten(subject, command.at);
}

/** Decides on a state that takes in each event as it is decided. */
function decideIn(state: OrganizationState, command: Command): readonly Event[] {
  const tasks = tasksOf(state, command);
  let { at } = command;
  for (const task of tasks) at = latest(at, task.changedAt);
  const stamp = stampOf(command, at);
  const { configuration } = state.frame;
  if (isFrameCommand(command)) return decideFrameIn(state, command, stamp);
  if (configuration === null) return applied(state, refused(command, stamp, refuse("no-configuration")));

  const draft = Draft.in(state, configuration.resolved, command.by, stamp);
  advanceOrganization(draft);
  if (concernsAll.has(command.type)) advanceAll(draft);
  for (const task of tasks) advance(draft, draft.task(task.id));
  const refusal = whyNot(draft, command) ?? handle(draft, command);
  const outcome =
    refusal === null
      ? accepted(command, stamp)
      : refused(command, stamp, explainRefusal(draft, command, refusal));
  for (const event of outcome) draft.record(event);
  follow(draft);
  return draft.events;
}

function decideFrameIn(state: OrganizationState, command: FrameCommand, stamp: Stamp): readonly Event[] {
  if (command.by.kind !== "tutti")
    return applied(state, refused(command, stamp, refuse("not-allowed", { needed: ["tutti"] })));
  const events = decideFrame(state.frame, command, stamp);
  const { configuration } = state.frame;
  if (command.type !== "AcceptConfiguration" || configuration === null || events.length === 0)
    return applied(state, events);
  // What was due was due under the rules that were in force.
  const before = Draft.in(state, configuration.resolved, command.by, stamp);
  advanceOrganization(before);
  advanceAll(before);
  follow(before);
  return [...before.events, ...applied(state, events)];
}

function applied(state: OrganizationState, events: readonly Event[]): readonly Event[] {
  for (const event of events) state.apply(event);
  return events;
}

/** The tasks whose clocks a command may meet. */
function tasksOf(state: OrganizationState, command: Command): readonly Task[] {
  const { task: id, pullRequest: pullRequestId } = subjectsOf(command);
  if (pullRequestId !== undefined) {
    const pullRequest = state.pullRequests.get(pullRequestId);
    return pullRequest === undefined ? [] : state.tasksOf(pullRequest);
  }
  const task = id === undefined ? undefined : state.tasks.get(id);
  return task === undefined ? [] : [task];
}

function whyNot(draft: Draft, command: Exclude<Command, FrameCommand>): Refusal | null {
  const { task: id, pullRequest } = subjectsOf(command);
  const task = id === undefined ? undefined : draft.state.tasks.get(id);
  if (pullRequest !== undefined && command.type !== "ObservePullRequest") {
    if (draft.state.pullRequests.get(pullRequest) === undefined) return refuse("no-pull-request");
  }
  if (id !== undefined && !worksUntracked.has(command.type)) {
    if (task === undefined || !task.tracked) return refuse("not-tracked");
  }
  return authorize(draft, command, task ?? null);
}

/** Commands that change who is present, and with it whom a deadline of any task turns to. */
const concernsAll: ReadonlySet<Command["type"]> = new Set<Command["type"]>([
  "PauseOrganization",
  "ResumeOrganization",
  "PauseMember",
  "ResumeMember",
]);

const worksUntracked: ReadonlySet<Command["type"]> = new Set<Command["type"]>([
  "OpenTask",
  "RelocateTask",
  "AskQuestion",
  "RetryDeliveries",
  "RejectCommand",
]);

const frameCommands: ReadonlySet<string> = new Set<FrameCommand["type"]>([
  "OpenLedger",
  "AcceptConfiguration",
  "RejectConfiguration",
  "ClaimWriter",
  "CompleteSweep",
]);

function isFrameCommand(command: Command): command is FrameCommand {
  return frameCommands.has(command.type);
}

function stampOf(command: Command, at: Stamp["at"]): Stamp {
  const stamp = { at, by: actorName(command.by) };
  return command.cause === null ? stamp : { ...stamp, cause: command.cause };
}

/** What a person's command is answered by says of it. */
function said(command: Command, stamp: Stamp): Said {
  const { text, place, by } = command;
  const account = by.kind === "account" ? by.account : null;
  return { ...stamp, ...subjectsOf(command), command: command.type, text, place, account };
}
type Said = Omit<EventOf<"CommandAccepted">, "type">;

function accepted(command: Command, stamp: Stamp): readonly Event[] {
  return command.cause === null ? [] : [{ ...said(command, stamp), type: "CommandAccepted" }];
}

function refused(command: Command, stamp: Stamp, refusal: Refusal): readonly Event[] {
  if (command.cause === null) return [];
  const bot = command.by.kind === "account" && command.by.bot;
  const wanted = wantedState(command);
  return [{ ...said(command, stamp), type: "CommandRefused", bot, wanted, ...refusal }];
}

/** The state that a refused order was about. */
function wantedState(command: Command): Task["state"] | null {
  switch (command.type) {
    case "MoveTask":
      return command.to;
    case "CloseTask":
      return "completed";
    case "StartTask":
      return "in-progress";
    case "BlockTask":
      return "blocked";
    case "EscalateTask":
      return "escalated";
    case "RequestReview":
      return "under-review";
    case "AssignTask":
      return "assigned";
    case "RejectCommand":
      return command.code === "several-state-labels" ? firstState(command.facts["states"]) : null;
    default:
      return null;
  }
}

function firstState(states: RefusalFacts[string] | undefined): Task["state"] | null {
  const [first] = Array.isArray(states) ? states : [];
  return StateName.safeParse(first).data ?? null;
}
