import { rolesFor } from "../domain/decisions/authorization.ts";
import { type GateOf, answerGate } from "../domain/gate.ts";
import { memberById } from "../domain/organization/members.ts";
import type { Mode, Organization } from "../domain/organization/schema.ts";
import type { OrganizationState } from "../domain/organization-state.ts";
import { owedReviews } from "../domain/owed-reviews.ts";
import type { PullRequest } from "../domain/review/schema.ts";
import { isEmergency } from "../domain/task/is-emergency.ts";
import { deadlineOf } from "../domain/task/deadline.ts";
import type { Task } from "../domain/task/schema.ts";
import { layerTitle } from "./layer-title.ts";
import { roleText } from "./lifecycle-words.ts";
import { moment } from "./moment.ts";
import { listOf, named } from "./names.ts";
import { endText, revertedNotices } from "./reverted-text.ts";
import { safeText } from "./safe-text.ts";
import { stateTitle } from "./state-title.ts";
import { waitingTexts } from "./waiting-text.ts";

/**
 * The one comment of ours on a task: where it stands, whose it is, until when, and what comes next. `gateOf` tells what a
 * gate shows; where nobody asked GitHub, that is what the record comes to.
 */
export function taskCard(
  state: OrganizationState,
  organization: Organization,
  task: Task,
  mode: Mode,
  gateOf: GateOf = (pullRequest) => answerGate(state, pullRequest),
): string {
  const footer = "<sub>Tutti · `/why` explains, `/help` lists the commands</sub>";
  return [taskFacts(state, organization, task, mode, gateOf), footer].join("\n\n");
}

/** What the card tells, without what to write beneath it: for whoever reads it elsewhere. */
export function taskFacts(
  state: OrganizationState,
  organization: Organization,
  task: Task,
  mode: Mode,
  gateOf: GateOf = (pullRequest) => answerGate(state, pullRequest),
): string {
  const sections = [
    `**${headline(task)}**`,
    table(organization, task),
    ...notices(state, organization, task, mode),
    ...pullRequestLines(state, task, gateOf),
    ...childrenLine(state, task),
    routeDetails(task),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

/** What is left of the card once the task is let go. */
export function releasedCard(): string {
  return [
    "**Not a task any more**",
    "No state, no clock. `/track` takes it up again, with its history.",
    "<sub>Tutti</sub>",
  ].join("\n\n");
}

function headline(task: Task): string {
  const title = stateTitle(task.state);
  if (task.state === "completed") {
    const how = task.resolution === "done" ? "" : ` (${(task.resolution ?? "done").replace("-", " ")})`;
    return `${title}${how}`;
  }
  if (task.pause !== null) {
    return `${title} · paused${task.pause.until === null ? "" : ` until ${moment(task.pause.until)}`}`;
  }
  return task.assignee === null ? title : `${title} · ${named(task.assignee)}`;
}

function table(organization: Organization, task: Task): string {
  const rows: readonly (readonly [string, string])[] = [
    ["Assignee", assignee(organization, task)],
    [
      "Answers for this state",
      task.clock?.owner === null || task.clock === null ? "" : named(task.clock.owner),
    ],
    ["Due", due(task)],
    ["Tier", task.tier === null ? "" : String(task.tier)],
    ["Priority", task.priority ?? "backlog"],
    ["Domain", listOf(task.domains.map((domain) => `\`${domain}\``))],
    ["Estimate", task.estimateHours === null ? "" : `${task.estimateHours} h`],
    ["Criteria", task.criteria.total === 0 ? "" : `${task.criteria.ticked} of ${task.criteria.total}`],
  ];
  const lines = rows.filter(([, value]) => value !== "").map(([name, value]) => `| ${name} | ${value} |`);
  return ["| | |", "| --- | --- |", ...lines].join("\n");
}

function assignee(organization: Organization, task: Task): string {
  if (task.assignee === null) return "nobody yet";
  const agent = memberById(organization, task.assignee);
  const answering =
    agent?.accountable === null || agent === null ? "" : `, ${named(agent.accountable)} answers for it`;
  const accepted = task.accepted || task.state === "completed" ? "" : " (not accepted yet)";
  return `${named(task.assignee)}${answering}${accepted}`;
}

function due(task: Task): string {
  if (task.clock === null || task.state === "completed") return "";
  if (task.pause !== null || task.closedAt !== null) return "the clock stands still";
  const deadline = deadlineOf(task);
  if (deadline === null) return "";
  if (task.clock.level > 0 && deadline === task.clock.breachAt[0]) return `${moment(deadline)}, **overdue**`;
  return task.clock.warned && task.acknowledged === null ? `${moment(deadline)}, **soon**` : moment(deadline);
}

function notices(
  state: OrganizationState,
  organization: Organization,
  task: Task,
  mode: Mode,
): readonly string[] {
  const found: string[] = [...waitingTexts(task, organization)];
  if (task.closedAt !== null && task.state !== "completed") {
    found.push(
      mode === "enforce"
        ? "Closed on GitHub, but not done: it will be reopened."
        : "Closed on GitHub, but by the rules it is not done. In `enforce` mode it would be reopened.",
    );
  }
  found.push(
    ...unordered(task),
    ...revertedNotices(state, task),
    ...owed(state, task),
    ...waived(state, task),
    ...unticked(task),
  );
  return found.map((notice) => `> ${notice}`);
}

const confirmers = listOf((rolesFor("PrioritizeTask") ?? []).map(roleText), "or");

/** P0 that nobody ordered hurries people, and spares the work no review. */
function unordered(task: Task): readonly string[] {
  if (task.priority !== "P0" || isEmergency(task) || task.state === "completed") return [];
  return [
    `P0 as the issue says. One approval is enough to merge only once ${confirmers} confirms it with \`/priority P0\`.`,
  ];
}

/** Reviews that were missing at a merge may be given after it. */
function owed(state: OrganizationState, task: Task): readonly string[] {
  const merged = state.pullRequestsOf(task).filter((pullRequest) => pullRequest.owed !== null);
  if (merged.length === 0) return task.bypassed ? ["Merged although its gate was not green."] : [];
  return merged.map((pullRequest) => {
    const said = mergedHow(pullRequest);
    const still = owedReviews(state, pullRequest);
    if (still === null) return `${said}; what was missing was given since.`;
    const by = still.due === null ? "" : ` by ${moment(still.due)}`;
    return `${said}. Still due${by}: ${listOf(still.layers.map(layerTitle))}. A review there gives it, or \`/approve <layer>\`.`;
  });
}

/** A merge ends the work whatever its criteria say; that is not passed over in silence. */
function unticked({ state, resolution, enteredOn, criteria: { ticked, total } }: Task): readonly string[] {
  if (state !== "completed" || resolution !== "done" || enteredOn !== "MergeTask" || ticked >= total)
    return [];
  return [
    `Completed by its merge with ${ticked} of ${total} acceptance criteria ticked. Tick what holds, or reopen the issue for the rest.`,
  ];
}

/** The waiver of somebody who is alone stays to be seen. */
function waived(state: OrganizationState, task: Task): readonly string[] {
  return state.pullRequestsOf(task).flatMap(({ number, waived: layers = [] }) => {
    if (layers.length === 0) return [];
    return [
      `Pull request ${number} was merged with a waiver: nobody else was there to give ${listOf(layers.map(layerTitle))}.`,
    ];
  });
}

function mergedHow({ number, bypassed, override, head }: PullRequest): string {
  if (bypassed) return `Pull request ${number} was merged although its gate was not green`;
  return override?.head !== head.sha
    ? `Pull request ${number} was merged in an emergency`
    : `Pull request ${number} was merged by override of ${named(override.by)}`;
}

function pullRequestLines(state: OrganizationState, task: Task, gateOf: GateOf): readonly string[] {
  const lines = state.pullRequestsOf(task).map((pullRequest) => {
    if (pullRequest.status !== "open") {
      return `- Pull request ${pullRequest.number}: ${endText(state, task, pullRequest)}`;
    }
    const gate = gateOf(pullRequest);
    const layers = gate.layers.map(
      ({ layer, satisfied }) => `${satisfied ? "✅" : "⏳"} ${layerTitle(layer)}`,
    );
    const where = pullRequest.draft ? "draft" : gate.open ? "ready to merge" : "in review";
    return `- Pull request ${pullRequest.number}: ${[where, ...layers].join(" · ")}`;
  });
  return lines.length === 0 ? [] : [lines.join("\n")];
}

function childrenLine(state: OrganizationState, task: Task): readonly string[] {
  const children = state.childrenOf(task.id);
  if (children.length === 0) return [];
  const done = children.filter((child) => child.state === "completed").length;
  return [`${done} of ${children.length} sub-issues completed`];
}

function routeDetails(task: Task): string {
  if (task.tier === null || task.tierReasons.length === 0) return "";
  const reasons = task.tierReasons.map((reason) => `- ${safeText(reason)}`).join("\n");
  return `<details><summary>Why tier ${task.tier}</summary>\n\n${reasons}\n</details>`;
}
