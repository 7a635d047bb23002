import type { Lifecycle, StateRule, Target, TransitionRule } from "../../domain/task/lifecycle.ts";
import type { StateName } from "../../domain/task/schema.ts";
import type { LifecycleEntry, TransitionEntry } from "../file/lifecycle.ts";
import type { Report } from "../report.ts";
import { type Unsoundness, unsoundnesses } from "./soundness.ts";
import { targetOf } from "./whole-lifecycle.ts";

/** What no team can do without. */
const childrenFirst = "children-completed";

/** The shipped lifecycle with a team's changes. What cannot be changed so is reported and left as it was. */
export function changeLifecycle(base: Lifecycle, entry: LifecycleEntry, report: Report): Lifecycle {
  const { states, escalation } = base;
  const changed: Lifecycle = {
    states: {
      pending: changeState("pending", states, entry, report),
      "in-planning": changeState("in-planning", states, entry, report),
      assigned: changeState("assigned", states, entry, report),
      "in-progress": changeState("in-progress", states, entry, report),
      blocked: changeState("blocked", states, entry, report),
      escalated: changeState("escalated", states, entry, report),
      "under-review": changeState("under-review", states, entry, report),
      "domain-review": changeState("domain-review", states, entry, report),
      "ready-for-handoff": changeState("ready-for-handoff", states, entry, report),
      completed: changeState("completed", states, entry, report),
    },
    transitions: changeTransitions(base.transitions, entry.transitions ?? [], report),
    merge: entry.merge ?? base.merge,
    forceable: changeForceable(base.forceable, entry, report),
    dismissal: entry.dismissal ?? base.dismissal,
    escalation: {
      warnAt: entry.escalation?.["warn-at"] ?? escalation.warnAt,
      breachAt: entry.escalation?.["breach-at"] ?? escalation.breachAt,
    },
  };
  if (!isAscending(changed.escalation.breachAt)) {
    report.add({
      path: ["lifecycle", "escalation", "breach-at"],
      code: "invalid-value",
      message: "lifecycle.escalation.breach-at must ascend.",
    });
  }
  for (const unsound of unsoundnesses(changed)) reportUnsound(unsound, entry, report);
  return changed;
}

function changeState(
  name: StateName,
  states: Lifecycle["states"],
  { states: entries }: LifecycleEntry,
  report: Report,
): StateRule {
  const base = states[name];
  const entry = entries?.[name];
  if (entry === undefined) return base;
  const owner = entry.owner ?? base.owner;
  if (entry.target === undefined) return { owner, target: base.target };
  if (entry.target === null) return { owner, target: null };
  const target = { ...base.target, ...targetOf(entry.target) };
  if (hasHours(target)) return { owner, target };
  const path = ["lifecycle", "states", name, "target"];
  report.add({ path, code: "missing-key", message: `The target of ${name} needs hours.`, on: "key" });
  return { owner, target: base.target };
}

function changeTransitions(
  base: readonly TransitionRule[],
  entries: readonly TransitionEntry[],
  report: Report,
): TransitionRule[] {
  const rules = [...base];
  for (const [index, entry] of entries.entries()) {
    const { from, to } = entry;
    const path = ["lifecycle", "transitions", index];
    const at = rules.findIndex((rule) => rule.from === from && rule.to === to);
    const known = rules[at];
    const by = entry.by ?? known?.by;
    if (to === "resume" && from !== "blocked" && from !== "escalated") {
      const message = "Only blocked and escalated tasks resume.";
      report.add({ path: [...path, "to"], code: "contradiction", message });
    } else if (entry.off === true && known === undefined) {
      const message = `There is no transition from ${from} to ${to} that could be taken away.`;
      report.add({ path: [...path, "off"], code: "contradiction", message, on: "key" });
    } else if (entry.off === true) {
      rules.splice(at, 1);
    } else if (by === undefined) {
      const message = `The new transition from ${from} to ${to} needs \`by\`: who may order it.`;
      report.add({ path: [...path, "by"], code: "missing-key", message });
    } else if (to === "completed" && !(entry.when ?? known?.when ?? []).includes(childrenFirst)) {
      const message = `The transition from ${from} to completed needs the guard ${childrenFirst}: no parent completes before its children.`;
      const on = entry.when === undefined ? { on: "key" as const } : {};
      report.add({
        path: [...path, entry.when === undefined ? "to" : "when"],
        code: "contradiction",
        message,
        ...on,
      });
    } else {
      const rule = { from, to, by, when: entry.when ?? known?.when ?? [] };
      rules.splice(known === undefined ? rules.length : at, known === undefined ? 0 : 1, rule);
    }
  }
  return rules;
}

function changeForceable(
  base: Lifecycle["forceable"],
  { forceable }: LifecycleEntry,
  report: Report,
): Lifecycle["forceable"] {
  const at = forceable?.indexOf(childrenFirst) ?? -1;
  if (at >= 0) {
    const message = `${childrenFirst} holds always: no parent completes before its children.`;
    report.add({ path: ["lifecycle", "forceable", at], code: "contradiction", message });
    return base;
  }
  return forceable ?? base;
}

function reportUnsound({ code, state }: Unsoundness, entry: LifecycleEntry, report: Report): void {
  const cause = (entry.transitions ?? []).findIndex(
    ({ from, to, off }) => off === true && (code === "unreachable-state" ? to === state : from === state),
  );
  const path = ["lifecycle", "transitions", ...(cause < 0 ? [] : [cause])];
  const message =
    code === "unreachable-state"
      ? `No task could come to ${state}.`
      : `A task in ${state} could never be completed.`;
  const hint =
    code === "unreachable-state"
      ? `Keep a transition to ${state}, or take away those from it as well.`
      : `Keep a transition from ${state} that leads on.`;
  report.add({ path, code, message, hint });
}

function hasHours(target: Partial<Target>): target is Target {
  return target.hours !== undefined;
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number));
}
