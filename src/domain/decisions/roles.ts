import { mayLead, mayMaintain } from "../actor.ts";
import { layersOf } from "../gate.ts";
import type { MemberId } from "../ids.ts";
import { memberByAccount, memberById } from "../organization/members.ts";
import { rolesOf } from "../organization/roles.ts";
import { escalatedTo } from "../task/escalation-answer.ts";
import type { OrderRole } from "../task/lifecycle.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";

/** Everything that an actor can be to a task; a leading role includes those beneath it. */
export type ActorRole = OrderRole | "tech-lead" | "engineering-manager" | "member" | "agent";

/** Held only with triage rights or more in the repository, so that whoever loses those leads no longer. */
const leadingRoles: ReadonlySet<ActorRole> = new Set<ActorRole>([
  "planner",
  "domain-lead",
  "tech-lead",
  "receiving-lead",
  "engineering-manager",
  "escalation-target",
  "reviewer",
]);

/** What the draft's actor is to a task. Without a task, over the whole organisation. */
export function rolesOfActor(draft: Draft, task: Task | null): ReadonlySet<ActorRole> {
  const roles = rolesOnPaper(draft, task);
  return mayLead(draft.actor) ? roles : new Set([...roles].filter((role) => !leadingRoles.has(role)));
}

/** Whether the draft's actor is named for one of these roles, and only GitHub's rights are missing for it. */
export function lacksRightsFor(draft: Draft, task: Task | null, needed: readonly ActorRole[]): boolean {
  if (draft.actor.kind === "tutti" || mayLead(draft.actor)) return false;
  const roles = rolesOnPaper(draft, task);
  return needed.some((role) => leadingRoles.has(role) && roles.has(role));
}

/** What the configuration and the ledger make of the actor, whatever GitHub says. */
function rolesOnPaper(draft: Draft, task: Task | null): ReadonlySet<ActorRole> {
  const { actor } = draft;
  if (actor.kind === "tutti") return new Set(["tutti"]);
  const roles = new Set<ActorRole>();
  if (task !== null && actor.account === task.author) roles.add("author");
  if (!actor.bot && mayMaintain(actor)) roles.add("maintainer");
  if (actor.member !== null) addMemberRoles(draft, actor.member, task, roles);
  return roles;
}

/** What a member is to a task, whatever GitHub lets them do. */
export function memberRoles(draft: Draft, id: MemberId, task: Task | null): ReadonlySet<ActorRole> {
  const roles = new Set<ActorRole>();
  addMemberRoles(draft, id, task, roles);
  if (task !== null && memberByAccount(draft.configuration.organization, task.author)?.id === id) {
    roles.add("author");
  }
  return roles;
}

function addMemberRoles(draft: Draft, id: MemberId, task: Task | null, roles: Set<ActorRole>): void {
  const { organization } = draft.configuration;
  const member = memberById(organization, id);
  if (member === null) return;
  roles.add("member");
  if (member.kind === "agent") roles.add("agent");

  const domains =
    task === null || task.domains.length === 0 ? organization.domains.map((each) => each.id) : task.domains;
  const held = rolesOf(organization, id, domains);
  if (held.has("individual-contributor")) roles.add("self");
  if (held.has("planner")) roles.add("planner");
  if (held.has("domain-lead")) roles.add("domain-lead");
  if (held.has("tech-lead")) roles.add("tech-lead").add("receiving-lead");
  if (held.has("engineering-manager")) roles.add("engineering-manager");

  if (task === null) return;
  if (answersFor(draft, id, task)) roles.add("assignee");
  if (escalatedTo(task) === id) roles.add("escalation-target");
  if (isReviewer(draft, id, task)) roles.add("reviewer");
}

/** The assignee, or the human who answers for the agent that is the assignee. */
function answersFor(draft: Draft, id: MemberId, task: Task): boolean {
  if (task.assignee === null) return false;
  if (task.assignee === id) return true;
  return memberById(draft.configuration.organization, task.assignee)?.accountable === id;
}

function isReviewer(draft: Draft, id: MemberId, task: Task): boolean {
  if (task.pullRequests.length === 0) return false;
  return draft.state
    .pullRequestsOf(task)
    .filter(({ status }) => status === "open")
    .some((pullRequest) =>
      layersOf(draft.configuration, pullRequest, draft.state.tasksOf(pullRequest)).some(({ slots }) =>
        slots.some(({ eligible }) => eligible.includes(id)),
      ),
    );
}
