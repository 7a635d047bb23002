import { type GateOf, answerGate } from "../domain/gate.ts";
import type { Way } from "../domain/ways.ts";
import { MemberId } from "../domain/ids.ts";
import type { OrganizationState } from "../domain/organization-state.ts";
import type { Task } from "../domain/task/schema.ts";
import { enteredOnText } from "./entered-on-text.ts";
import { gateReport } from "./gate-report.ts";
import { moment } from "./moment.ts";
import { guardText, roleText } from "./lifecycle-words.ts";
import { listOf, named } from "./names.ts";
import { safeText } from "./safe-text.ts";
import { stateTitle } from "./state-title.ts";
import { statusText } from "./status-text.ts";

/**
 * `/why`: how the task came to its state, what is missing on each way out, who can give it, and what waiting costs.
 * `gateOf` tells what a gate shows; where nobody asked GitHub, that is what the record comes to.
 */
export function whyText(
  state: OrganizationState,
  task: Task,
  ways: readonly Way[],
  gateOf: GateOf = (pullRequest) => answerGate(state, pullRequest),
): string {
  const sections = [
    statusText(state, task),
    `It came here when ${enteredOnText(task.enteredOn)}${enteredByText(task.enteredBy)}.`,
    routeReasons(task),
    waysOut(ways),
    ...gates(state, task, gateOf),
    costOfWaiting(task),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

/** Of facts and rules nobody is the giver. */
function enteredByText(by: string): string {
  if (by === "tutti") return "";
  const member = MemberId.safeParse(by);
  return member.success ? `, by ${named(member.data)}` : ", by somebody who is no member";
}

function routeReasons(task: Task): string {
  if (task.tier === null || task.tierReasons.length === 0) return "";
  return `Tier ${task.tier}, because: ${task.tierReasons.map((reason) => sentence(safeText(reason))).join(" ")}`;
}

/** Reasons are sentences already, or words of a person. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function waysOut(ways: readonly Way[]): string {
  if (ways.length === 0) return "";
  const lines = ways.map(({ to, by, open }) => {
    const who = listOf(by.filter((role) => role !== "tutti").map(roleText), "or");
    const byItself = by.includes("tutti") ? "by itself when GitHub or the clock says so" : "";
    const missing = open.length === 0 ? "possible now" : `needs ${listOf(open.map(guardText))}`;
    const orders = [byItself, who === "" ? "" : `ordered by ${who}`]
      .filter((part) => part !== "")
      .join(", or ");
    return `- **${stateTitle(to)}**: ${missing} · ${orders}`;
  });
  return `From here:\n\n${lines.join("\n")}`;
}

function gates(state: OrganizationState, task: Task, gateOf: GateOf): readonly string[] {
  return state
    .pullRequestsOf(task)
    .filter(({ status }) => status === "open")
    .map((pullRequest) => {
      const { title, summary } = gateReport(pullRequest, gateOf(pullRequest), "enforce");
      return `Pull request ${pullRequest.number}: **${title}**\n\n${summary}`;
    });
}

function costOfWaiting(task: Task): string {
  if (task.clock === null || task.pause !== null) return "";
  const next = task.clock.breachAt[task.clock.level];
  if (next === undefined) return "It has been escalated as far as it goes.";
  const level = task.clock.level === 0 ? "it is escalated one level" : "it is escalated one level more";
  return `If nothing happens until ${moment(next)}, ${level}.`;
}
