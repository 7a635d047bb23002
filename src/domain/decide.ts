import { actorName } from "./actor.ts";
import type { Command } from "./commands.ts";
import { advance, advanceAll, advanceOrganization } from "./decisions/advance.ts";
import { authorize } from "./decisions/authorization.ts";
import { Draft, type Stamp } from "./decisions/draft.ts";
import { follow } from "./decisions/follow.ts";
import { handle } from "./decisions/handle.ts";
import { decideFrame, type FrameCommand } from "./decisions/organization.ts";
import { type Subjects, subjectOf, subjectsOf } from "./command-subject.ts";
import type { Event, EventOf } from "./events.ts";
import type { OrganizationState } from "./organization-state.ts";
import { type Refusal, type RefusalFacts, refuse } from "./refusal.ts";
import { StateName, type Task } from "./task/schema.ts";
import { latest } from "./timestamp.ts";

/**
 * What a command comes to, on this state, at its time: events, none when it was run before. Pure. What was due on the clock
 * comes first, each event dated when it was due; then what the command does, with its acceptance or refusal as an event
 * when a person gave it; then what follows from it.
 */
export function decide(state: OrganizationState, command: Command): readonly Event[] {
  if (command.cause !== null && state.hasRun(subjectOf(command), command.cause)) return [];
  const tasks = tasksOf(state, command);
  const at = tasks.reduce((reached, task) => latest(reached, task.changedAt), command.at);
  const stamp = stampOf(command, at);
  const { configuration } = state.frame;
  if (isFrameCommand(command)) {
    if (command.by.kind !== "tutti")
      return refused(command, stamp, refuse("not-allowed", { needed: ["tutti"] }));
    const events = decideFrame(state.frame, command, stamp);
    if (command.type !== "AcceptConfiguration" || configuration === null || events.length === 0)
      return events;
    // What was due was due under the rules that were in force.
    const before = Draft.on(state, configuration.resolved, { at, by: command.by, cause: command.cause });
    advanceOrganization(before);
    advanceAll(before);
    follow(before);
    return [...before.events, ...events];
  }
  if (configuration === null) return refused(command, stamp, refuse("no-configuration"));

  const draft = Draft.on(state, configuration.resolved, { at, by: command.by, cause: command.cause });
  advanceOrganization(draft);
  if (concernsAll.has(command.type)) advanceAll(draft);
  for (const task of tasks) advance(draft, draft.task(task.id));
  const refusal = whyNot(draft, command) ?? handle(draft, command);
  const outcome = refusal === null ? accepted(command, stamp) : refused(command, stamp, refusal);
  for (const event of outcome) draft.record(event);
  follow(draft);
  return draft.events;
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

function said(
  command: Command,
): Pick<EventOf<"CommandAccepted">, "command" | "text" | "place" | "account"> & Subjects {
  const account = command.by.kind === "account" ? command.by.account : null;
  return { ...subjectsOf(command), command: command.type, text: command.text, place: command.place, account };
}

function accepted(command: Command, stamp: Stamp): readonly Event[] {
  return command.cause === null ? [] : [{ type: "CommandAccepted", ...stamp, ...said(command) }];
}

function refused(command: Command, stamp: Stamp, refusal: Refusal): readonly Event[] {
  if (command.cause === null) return [];
  const bot = command.by.kind === "account" && command.by.bot;
  const wanted = wantedState(command);
  return [{ type: "CommandRefused", ...stamp, ...said(command), bot, wanted, ...refusal }];
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
