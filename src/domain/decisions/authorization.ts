import type { Command } from "../commands.ts";
import { isAgentsOwnAccount } from "../organization/members.ts";
import {
  countWithinHour,
  isAgentOrder,
  mostAgentOrdersAnHour,
  mostAnswersToStrangersAnHour,
} from "../recent-orders.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { notAllowed } from "./not-allowed.ts";
import { type ActorRole, rolesOfActor } from "./roles.ts";

/**
 * Who may give each command: the one place of authority. `lifecycle` leaves it to the table of transitions,
 * `subject` to the rule of the command itself (an eligible reviewer, say), `anyone` asks for nothing.
 */
const mayGive = {
  OpenTask: ["tutti", "author", "domain-lead", "maintainer", "planner"],
  UntrackTask: ["domain-lead", "maintainer"],
  DescribeTask: "anyone",
  RelocateTask: "anyone",
  DeleteTask: "anyone",
  OverrideTier: ["domain-lead"],
  PrioritizeTask: ["domain-lead", "planner"],
  ChangeDomains: ["domain-lead", "planner"],
  EstimateTask: ["assignee", "domain-lead"],
  AssignTask: "lifecycle",
  UnassignTask: ["assignee", "domain-lead"],
  AcceptAssignment: ["assignee"],
  DeclineAssignment: ["assignee"],
  StartTask: "lifecycle",
  NoteBranch: ["tutti"],
  BlockTask: "lifecycle",
  RedirectBlocker: ["tutti"],
  UnblockTask: "lifecycle",
  EscalateTask: "lifecycle",
  AcknowledgeEscalation: ["escalation-target", "domain-lead"],
  RequestReview: "lifecycle",
  MoveTask: "lifecycle",
  CloseTask: "lifecycle",
  ReopenTask: "lifecycle",
  PauseTask: ["engineering-manager", "maintainer"],
  ResumeTask: ["engineering-manager", "maintainer"],
  AdvanceClock: ["tutti"],
  ObservePullRequest: "anyone",
  ReviewLayer: "subject",
  OverrideGate: ["tech-lead"],
  OpenLedger: ["tutti"],
  AcceptConfiguration: ["tutti"],
  RejectConfiguration: ["tutti"],
  PauseOrganization: ["engineering-manager", "maintainer"],
  ResumeOrganization: ["engineering-manager", "maintainer"],
  PauseMember: ["engineering-manager", "maintainer"],
  ResumeMember: ["engineering-manager", "maintainer"],
  ClaimWriter: ["tutti"],
  CompleteSweep: ["tutti"],
  AskQuestion: "anyone",
  RetryDeliveries: ["maintainer", "tech-lead"],
  RejectCommand: "anyone",
} as const satisfies Record<Command["type"], readonly ActorRole[] | "lifecycle" | "subject" | "anyone">;

/** The roles that may give a command whatever the lifecycle says; null where it, or the command's own rule, decides. */
export function rolesFor(type: Command["type"]): readonly ActorRole[] | null {
  const needed: readonly ActorRole[] | string = mayGive[type];
  return typeof needed === "string" ? null : needed;
}

/** A refusal when the draft's actor may not give this command; null when nothing stands against it here. */
export function authorize(draft: Draft, command: Command, task: Task | null): Refusal | null {
  if (draft.actor.kind === "tutti") return null;
  const limit = whyLimited(draft, draft.actor, command);
  if (limit !== null) return limit;
  const needed = rolesFor(command.type);
  if (needed === null) return null;
  const roles = rolesOfActor(draft, task);
  const isAllowed = needed.some((role) => roles.has(role)) || opensOwn(draft.actor, command);
  return isAllowed ? null : notAllowed(draft, task, needed);
}

/** The author of an issue that is no task yet: no task can tell that they are. */
function opensOwn({ account }: Extract<Draft["actor"], { kind: "account" }>, command: Command): boolean {
  return command.type === "OpenTask" && command.author === account;
}

/** Agents order little, and not often; strangers are answered, and not often. */
function whyLimited(
  draft: Draft,
  actor: Extract<Draft["actor"], { kind: "account" }>,
  command: Command,
): Refusal | null {
  const recent = draft.state.recentOrders.get(actor.account);
  if (isAgentsOwnAccount(draft.configuration.organization, actor.account)) {
    if (command.type === "RejectCommand") return null;
    if (!isAgentOrder(command.type)) return refuse("not-allowed", { needed: ["human"] });
    const given = countWithinHour(recent?.orders ?? [], draft.at);
    return given >= mostAgentOrdersAnHour ? refuse("rate-limited") : null;
  }
  if (actor.member !== null || command.type !== "AskQuestion") return null;
  const answered = countWithinHour(recent?.questions ?? [], draft.at);
  return answered >= mostAnswersToStrangersAnHour ? refuse("rate-limited") : null;
}
