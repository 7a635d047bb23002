import type { Mode } from "../../src/domain/organization/schema.ts";
import { countOf } from "../output/count-of.ts";
import { actorText } from "../report/actor-text.ts";
import type { PromotionReport } from "./promotion-report.ts";

export const meaning = {
  observe: "In observe mode Tutti looks and reports: nothing is refused, and nobody is mentioned.",
  advise: "In advise mode Tutti replies to what it would refuse; nothing is taken back.",
  enforce: "In enforce mode Tutti takes back what the rules refuse, and its gate holds merges back.",
} as const satisfies Record<Mode, string>;

export function promotionText(report: PromotionReport): string {
  const { mode, refused, slips, held, reopened, escalated } = report;
  const late = lateTasks(escalated);
  return [
    meaning[mode],
    "",
    opening(report),
    `- ${countOf(refused.length, "order")} against the rules ${mode === "advise" ? "answered with a refusal" : "refused, and labels set by hand for them taken back"}`,
    ...refused.map(orderText),
    `- ${countOf(slips.length, "command")} answered that could not be read, or had nothing to do`,
    ...slips.map(orderText),
    ...(mode === "advise"
      ? []
      : [
          `- ${countOf(held.length, "merge")} held back until the reviews were there`,
          ...held.map((each) => `    ${placeOf(each)}`),
        ]),
    `- ${countOf(reopened.length, "issue")} opened again that ${reopened.length === 1 ? "was" : "were"} closed and not done`,
    ...reopened.map((each) => `    ${placeOf(each)}`),
    `- ${countOf(escalated.length, "deadline")} marked as passed by the label sla/breached and the card, and escalated on record`,
    ...late.map((line) => `    ${line}`),
  ].join("\n");
}

function opening({ mode, days, inForce }: PromotionReport): string {
  if (mode === "observe") return `What the stricter modes did or would have done in the last ${days} days:`;
  switch (inForce) {
    case "never":
      return `In the last ${days} days it would have done this:`;
    case "partly":
      return `In the last ${days} days it did this while it was in force, and would have done it in the rest:`;
    case "throughout":
      return `It is in force already. In the last ${days} days it did this:`;
    default:
      return inForce satisfies never;
  }
}

function orderText(order: PromotionReport["refused"][number]): string {
  return `    ${placeOf(order)} ${actorText(order.by)} “${order.what}”: ${order.why}`;
}

/** For the pull request: how much, in one sentence. */
export function countedText({ mode, days, refused, held, reopened }: PromotionReport): string {
  const orders = countOf(refused.length, "order");
  const opened = `opened ${countOf(reopened.length, "issue")} again`;
  return mode === "advise"
    ? `In the last ${days} days it would have answered ${orders} against the rules with a refusal and ${opened}.`
    : `In the last ${days} days it would have refused ${orders} against the rules, held back ${countOf(held.length, "merge")} and ${opened}.`;
}

/** What two open proposals of different modes leave to people: no pull request of theirs is closed unasked. */
export function contradictionText({ number, mode }: PromotionReport["contradicting"][number]): string {
  return `Pull request #${number} proposes ${mode} mode and is open as well: merge one of the two, and close the other.`;
}

type Breach = PromotionReport["escalated"][number];

/** One line for what a task did not keep in one state. */
function lateTasks(escalated: readonly Breach[]): readonly string[] {
  const lines: Breach[][] = [];
  const open = new Map<number | null, Breach[]>();
  for (const breach of escalated) {
    const line = breach.level === 1 ? undefined : open.get(breach.number);
    if (line === undefined) {
      const begun = [breach];
      open.set(breach.number, begun);
      lines.push(begun);
    } else line.push(breach);
  }
  return lines.map((line) => line.map((breach, index) => escalationText(breach, index)).join(", "));
}

function escalationText(breach: Breach, index: number): string {
  const whom = breach.to === null ? "nobody above" : `to ${breach.to}`;
  return index === 0 ? `${placeOf(breach)} ${whom}` : `${dayOf(breach.at)} ${whom}`;
}

function placeOf({ at, number }: { readonly at: string; readonly number: number | null }): string {
  return number === null ? dayOf(at) : `${dayOf(at)} #${number}`;
}

function dayOf(at: string): string {
  return at.slice(0, "2026-03-02".length);
}
