import { expect, test } from "vitest";
import { issueKey } from "../../src/adapters/github/survey/issue-events.ts";
import { findProbe } from "./find-probe.ts";

const tutti = 7;
const person = 12;

function issue(number: number, labels: string[]) {
  return { number, labels, assignees: [], reactions: 0 };
}

function seen(...issues: readonly (readonly [number, string, number])[]) {
  return {
    issues: issues.map(([number, name]) => issue(number, [name, "bug"])),
    doers: {
      labelled: new Map(issues.map(([number, name, doer]) => [issueKey(number, name), doer] as const)),
    },
  };
}

const removals = ["state/assigned", "state/completed", "tier/1"].map(
  (name) => ({ kind: "label", name }) as const,
);
const probeOf = (traces: Parameters<typeof findProbe>[1]) => findProbe(removals, traces, new Set([tutti]));

test("the state of the newest task that is not done, else of a done one", () => {
  const done = [9, "state/completed", tutti] as const;
  const open = [3, "state/assigned", tutti] as const;
  expect(probeOf(seen(done, [2, "state/assigned", tutti], open))).toMatchObject({ number: 3 });
  expect(probeOf(seen(done))).toMatchObject({ number: 9, name: "state/completed" });
});

test("what a person put there, what stays, and what is no state are none", () => {
  expect(probeOf(seen([3, "state/assigned", person], [4, "state/blocked", tutti]))).toBeNull();
  expect(probeOf(seen([5, "tier/1", tutti]))).toBeNull();
});
