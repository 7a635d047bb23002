import type { GateAnswer } from "../domain/gate.ts";
import type { MemberId } from "../domain/ids.ts";
import type { Mode } from "../domain/organization/schema.ts";
import type { LayerAnswer, SlotAnswer } from "../domain/review/layers.ts";
import type { PullRequest } from "../domain/review/schema.ts";
import { layerTitle } from "./layer-title.ts";
import { listOf, named } from "./names.ts";
import { safeText } from "./safe-text.ts";
import { truncate } from "./truncate.ts";

/** Whose our checks are: an App's of our own, or github-actions', which lends itself to every workflow. */
export type CheckOwner = "ours" | "github-actions";

export type CheckText = { readonly title: string; readonly summary: string };

/** The gate's check: in its title what it waits for, in its summary every layer with who can give it. */
export function gateReport(
  pullRequest: PullRequest,
  gate: GateAnswer,
  mode: Mode,
  checks: CheckOwner = "ours",
): CheckText {
  const title = gateTitle(pullRequest, gate);
  return {
    title: mode === "enforce" || gate.open ? title : `${attitudes[mode]}; in enforce mode: ${title}`,
    summary: [
      explanation(pullRequest, gate),
      unknownPaths(pullRequest, gate),
      unknownAuthors(pullRequest, gate),
      ...gate.layers.map(layerLine),
      advisory(mode, checks),
    ]
      .filter((part) => part !== "")
      .join("\n"),
  };
}

const attitudes = { observe: "Observing", advise: "Advising" } as const;

/** A layer's check. */
export function layerReport(answer: LayerAnswer): CheckText {
  return { title: truncate(layerSummary(answer, plain), longestTitle), summary: layerLine(answer) };
}

/** Enough for a line; what does not fit stands in the summary. */
const longestTitle = 200;

/** How names and texts are put: a title is plain text, a summary is Markdown. */
type Writing = { readonly member: (id: MemberId) => string; readonly text: (text: string) => string };
const plain: Writing = { member: (id) => id, text: (text) => text.replace(/\s+/g, " ").trim() };
const markdown: Writing = { member: named, text: safeText };

function gateTitle(pullRequest: PullRequest, gate: GateAnswer): string {
  switch (gate.because) {
    case "layers":
      if (!gate.open) return `Waits for ${missing(gate)}`;
      return gate.waived ? "Ready to merge, with a recorded waiver" : "Ready to merge";
    case "override":
      return `Overridden by ${pullRequest.override?.by ?? "a lead"}`;
    case "emergency":
      if (gate.open) return "Emergency: ready after one approval";
      return gate.layers.some(({ objections }) => objections.length > 0)
        ? "Emergency: changes are asked for"
        : "Emergency: waits for one approval";
    case "no-task":
      return gate.open ? "No task" : "Needs a task";
    case "exempt-author":
      return "No task needed for this author";
    case "one-approval":
      return gate.open ? "Approved, no task" : "Waits for one approval, no task";
    case "paused":
      return gate.open ? "Paused: passes" : "Paused: blocks";
    case "no-configuration":
      return "No valid configuration yet";
    default:
      return gate.because satisfies never;
  }
}

function explanation(pullRequest: PullRequest, gate: GateAnswer): string {
  switch (gate.because) {
    case "override":
      return `**Overridden.** Reason: ${safeText(pullRequest.override?.reason ?? "")}.${afterOverride(gate)}`;
    case "emergency":
      return "**Emergency (P0).** One human approval is enough now, unless changes are asked for; the layers below are due within two working days.";
    case "no-task":
      return gate.open
        ? "This pull request belongs to no task. Name one with a closing keyword (`Closes #12`) or a branch `tutti/12-…`."
        : "Every pull request needs a task here. Name one with a closing keyword (`Closes #12`) or a branch `tutti/12-…`.";
    case "paused":
      return "The organisation is paused; `gate.when-paused` says what the gate does meanwhile.";
    case "no-configuration":
      return "`.github/tutti.yml` on the default branch was not accepted yet. Its check says what to mend.";
    case "layers":
    case "exempt-author":
    case "one-approval":
      return "";
    default:
      return gate.because satisfies never;
  }
}

function unknownPaths({ head }: PullRequest, { layers }: GateAnswer): string {
  return head.paths === null && layers.length > 0
    ? "GitHub did not give the changed paths of this head, so every layer and every domain that has paths counts as touched. A smaller pull request has fewer."
    : "";
}

function unknownAuthors({ head }: PullRequest, { layers, because }: GateAnswer): string {
  return head.unknownAuthors && (layers.length > 0 || because === "one-approval")
    ? "A commit here has an author whom GitHub matches to no account, so nothing keeps that author from approving it: reviewers should know who wrote it."
    : "";
}

function afterOverride({ layers }: GateAnswer): string {
  if (layers.length === 0) return "";
  return layers.every(({ satisfied }) => satisfied)
    ? " The layers below were given since."
    : " The layers below stay due.";
}

function missing(gate: GateAnswer): string {
  const waiting = gate.layers.filter(({ satisfied }) => !satisfied).map(({ layer }) => layerTitle(layer));
  return waiting.length === 0 ? "one approval" : listOf(waiting);
}

function layerLine(answer: LayerAnswer): string {
  const mark = answer.satisfied ? "✅" : "⏳";
  return `- ${mark} **${capitalised(layerTitle(answer.layer))}**: ${layerSummary(answer, markdown)}`;
}

function layerSummary(answer: LayerAnswer, writing: Writing): string {
  const parts = [
    ...answer.slots.map((slot) => slotPart(slot, writing)),
    ...answer.checks.map(({ name, conclusion }) => `check ${writing.text(name)} ${checkWords[conclusion]}`),
  ];
  if (answer.objections.length > 0) parts.push(`changes asked for by ${people(answer.objections, writing)}`);
  if (answer.stale.length > 0 && !answer.satisfied) {
    parts.push(`the approval of ${people(answer.stale, writing)} was for other changes`);
  }
  if (answer.lapsed.length > 0 && !answer.satisfied) {
    const whose = people(answer.lapsed, writing);
    parts.push(`the approval of ${whose} does not count without triage rights in this repository`);
  }
  return parts.join("; ");
}

export const checkWords = { success: "succeeded", failure: "failed", pending: "has not finished" } as const;

function slotPart({ status, by, eligible, slot }: SlotAnswer, writing: Writing): string {
  const of = slot.post?.role === "domain-lead" ? ` (${slot.post.domain})` : "";
  switch (status) {
    case "filled":
      return `given by ${by === null ? "a reviewer" : writing.member(by)}${of}`;
    case "waived":
      return `waived${of}: nobody else is there to give it`;
    case "waiting":
      return eligible.length === 0
        ? `nobody can give it${of}`
        : `waits for ${people(eligible, writing, "or")}${of}`;
    default:
      return status satisfies never;
  }
}

function people(members: readonly MemberId[], { member }: Writing, word: "and" | "or" = "and"): string {
  return listOf(members.map(member), word);
}

function advisory(mode: Mode, checks: CheckOwner): string {
  if (mode !== "enforce") return `\nMode \`${mode}\`: this check holds nothing back.`;
  return checks === "ours"
    ? ""
    : "\nThis gate is *advisory*: the check belongs to github-actions, and any workflow could make one of the same name. With the App's key it binds.";
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
