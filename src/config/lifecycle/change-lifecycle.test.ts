import { describe, expect, it } from "vitest";
import {
  configurationFrom,
  findings,
  problemsOf,
  shippedDefaults,
} from "../../../test/support/configuration.ts";

const team = `members: { ada: {} }
domains: { app: }
lifecycle:
`;

function lifecycleFrom(lines: string) {
  return configurationFrom(team + lines).lifecycle;
}

function transition(lines: string, from: string, to: string) {
  return lifecycleFrom(lines).transitions.find((rule) => rule.from === from && rule.to === to);
}

describe("a team's changes to the lifecycle", () => {
  it("are none when it says nothing", () => {
    expect(lifecycleFrom("  states: {}\n")).toEqual(shippedDefaults.lifecycle);
  });

  it("replace single values of a target and leave the others", () => {
    const { states } = lifecycleFrom(
      "  states: { in-progress: { target: { hours: 6 } }, assigned: { target: null } }\n",
    );
    expect(states["in-progress"]).toEqual({ owner: "assignee", target: { hours: 6, perEstimate: 1.5 } });
    expect(states.assigned).toEqual({ owner: "assignee", target: null });
    expect(states.pending).toEqual(shippedDefaults.lifecycle.states.pending);
  });

  it("change who may order a transition, and leave its guards", () => {
    expect(
      transition(
        "  transitions: [{ from: pending, to: assigned, by: [domain-lead] }]\n",
        "pending",
        "assigned",
      ),
    ).toEqual({ from: "pending", to: "assigned", by: ["domain-lead"], when: ["assigned"] });
  });

  it("add a transition", () => {
    expect(
      transition(
        "  transitions: [{ from: assigned, to: completed, by: [maintainer], when: [children-completed] }]\n",
        "assigned",
        "completed",
      ),
    ).toEqual({ from: "assigned", to: "completed", by: ["maintainer"], when: ["children-completed"] });
  });

  it("take a transition away", () => {
    const off = "  transitions: [{ from: pending, to: escalated, off: true }]\n";
    expect(transition(off, "pending", "escalated")).toBeUndefined();
    expect(lifecycleFrom(off).transitions).toHaveLength(shippedDefaults.lifecycle.transitions.length - 1);
  });

  it("replace when a task is warned and escalated, what force passes over, and who dismisses", () => {
    expect(
      lifecycleFrom(
        "  escalation: { warn-at: 0.5, breach-at: [1] }\n  forceable: []\n  dismissal: { by: [maintainer] }\n",
      ),
    ).toMatchObject({
      escalation: { warnAt: 0.5, breachAt: [1] },
      forceable: [],
      dismissal: { by: ["maintainer"] },
    });
  });

  it.each([
    [
      "an unknown state",
      "  states: { in-porgress: { target: null } }\n",
      "4:13 unknown-state lifecycle.states.in-porgress",
    ],
    [
      "an unknown state to go to",
      "  transitions: [{ from: pending, to: asigned }]\n",
      "4:38 unknown-state lifecycle.transitions[0].to",
    ],
    ["an unknown role", "  dismissal: { by: [autor] }\n", "4:21 unknown-role lifecycle.dismissal.by[0]"],
    [
      "an unknown owner",
      "  states: { pending: { owner: somebody } }\n",
      "4:31 unknown-role lifecycle.states.pending.owner",
    ],
    ["an unknown guard", "  forceable: [tier-zer0]\n", "4:15 unknown-guard lifecycle.forceable[0]"],
    [
      "a new transition that nobody may order",
      "  transitions: [{ from: pending, to: in-progress }]\n",
      "4:17 missing-key lifecycle.transitions[0].by",
    ],
    [
      "taking away what is not there",
      "  transitions: [{ from: pending, to: in-progress, off: true }]\n",
      "4:51 contradiction lifecycle.transitions[0].off",
    ],
    [
      "resuming what was not interrupted",
      "  transitions: [{ from: pending, to: resume, by: [tutti] }]\n",
      "4:38 contradiction lifecycle.transitions[0].to",
    ],
    [
      "a way to the end that a parent could take before its children",
      "  transitions: [{ from: domain-review, to: completed, when: [layers-filled] }]\n",
      "4:60 contradiction lifecycle.transitions[0].when",
    ],
    [
      "a new way to the end without that guard",
      "  transitions: [{ from: in-progress, to: completed, by: [assignee] }]\n",
      "4:39 contradiction lifecycle.transitions[0].to",
    ],
    [
      "forcing a parent to its end before its children",
      "  forceable: [tier-zero, children-completed]\n",
      "4:26 contradiction lifecycle.forceable[1]",
    ],
    [
      "a target without hours where there was none",
      "  states: { completed: { target: { priorities: [P0] } } }\n",
      "4:26 missing-key lifecycle.states.completed.target",
    ],
    [
      "levels that do not ascend",
      "  escalation: { breach-at: [2, 1] }\n",
      "4:28 invalid-value lifecycle.escalation.breach-at",
    ],
    [
      "a tier that there is not",
      "  states: { pending: { target: { hours-by-tier: { 7: 3 } } } }\n",
      "4:51 invalid-value lifecycle.states.pending.target.hours-by-tier.7",
    ],
  ])("are refused for %s", (_, lines, problem) => {
    expect(findings(team + lines)).toEqual([expect.stringContaining(problem.split(" ").slice(1).join(" "))]);
    expect(findings(team + lines)[0]).toMatch(/^4:\d+ /u);
  });

  it("are refused when no task could come to a state any more, at the change that did it", () => {
    const lines = `  transitions:
    - { from: pending, to: in-planning, off: true }
    - { from: assigned, to: in-planning, off: true }
    - { from: in-progress, to: in-planning, off: true }
    - { from: blocked, to: in-planning, off: true }
    - { from: escalated, to: in-planning, off: true }
`;
    expect(problemsOf(team + lines)).toEqual([
      expect.objectContaining({
        line: 5,
        code: "unreachable-state",
        message: "No task could come to in-planning.",
        hint: "Keep a transition to in-planning, or take away those from it as well.",
      }),
    ]);
  });

  it("are refused when a task could come to no end", () => {
    const lines = `  transitions:
    - { from: blocked, to: resume, off: true }
    - { from: blocked, to: assigned, off: true }
    - { from: blocked, to: in-planning, off: true }
    - { from: blocked, to: escalated, off: true }
`;
    expect(problemsOf(team + lines)).toEqual([
      expect.objectContaining({
        line: 5,
        code: "state-without-way-out",
        message: "A task in blocked could never be completed.",
        hint: "Keep a transition from blocked that leads on.",
      }),
    ]);
  });
});
