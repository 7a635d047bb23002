import { describe, expect, test } from "vitest";
import { AccountId } from "../domain/ids.ts";
import type { Mode } from "../domain/organization/schema.ts";
import type { Task } from "../domain/task/schema.ts";
import { Timestamp } from "../domain/timestamp.ts";
import { domainId, memberId, organizationOf } from "../../test/support/organization.ts";
import { taskAt, taskOf } from "../../test/support/task-of.ts";
import { ourLabelNames, wantedLabels } from "./labels.ts";
import { viewTask } from "./task-view.ts";

const team = organizationOf({
  members: { ada: { accounts: [1] }, bob: { accounts: [2, 3] } },
  domains: { core: { lead: "ada" } },
});
const view = (words: Partial<Task>, mode: Mode = "enforce") => viewTask({ ...team, mode }, taskOf(words));
const names = (words: Partial<Task>): readonly string[] =>
  wantedLabels(taskOf(words)).map(({ name }) => name);
const account = (id: number): AccountId => AccountId.parse(id);

describe("the labels of a task", () => {
  test("are its state and kind, and what else is known of it", () => {
    expect(names({})).toEqual(["state/pending", "kind/instruction"]);
    expect(names({ state: "blocked", tier: 0, priority: "P1", domains: [domainId("core")] })).toEqual([
      "state/blocked",
      "kind/instruction",
      "tier/0",
      "priority/P1",
      "domain/core",
    ]);
  });

  test("tell of a deadline that passed, until it is completed", () => {
    const clock = {
      owner: null,
      startedAt: taskAt,
      target: 1,
      warnAt: taskAt,
      breachAt: [taskAt],
      level: 1,
      warned: true,
    };
    expect(names({ clock })).toContain("sla/breached");
    expect(names({ clock: { ...clock, level: 0 } })).not.toContain("sla/breached");
    expect(names({ clock, state: "completed" })).not.toContain("sla/breached");
  });

  test("are all of names that are ours, and those of people are not", () => {
    const ours = ourLabelNames(team);
    const all = names({ tier: 4, priority: "P0", domains: [domainId("core")] });
    expect(all.filter((name) => !ours.has(name))).toEqual([]);
    for (const name of ["bug", "domain/unknown", "state/mine", "tier/5"]) expect(ours.has(name)).toBe(false);
  });

  test("have colours and descriptions that GitHub takes", () => {
    for (const { color, description } of wantedLabels(taskOf({ tier: 1, priority: "P3" }))) {
      expect(color).toMatch(/^[0-9a-f]{6}$/);
      expect(description.length).toBeLessThanOrEqual(100);
    }
  });

  test("of a task that was let go are taken away", () => {
    expect(view({ tracked: false })).toMatchObject({
      labels: [],
      ownsStateLabel: true,
      open: null,
      assign: [],
    });
  });
});

describe("a state label that the rules refused", () => {
  const refusal = { command: "MoveTask", wanted: "completed" as const, at: taskAt, byBot: false };

  test("is taken back in enforce, and stays elsewhere until the task moves", () => {
    expect(view({ refused: [refusal] }, "enforce").ownsStateLabel).toBe(true);
    expect(view({ refused: [refusal] }, "advise").ownsStateLabel).toBe(false);
    expect(view({ refused: [refusal] }, "observe").ownsStateLabel).toBe(false);
    const moved = Timestamp.parse("2026-01-05T10:00:00.000Z");
    expect(view({ refused: [refusal], enteredAt: moved }, "observe").ownsStateLabel).toBe(true);
  });

  test("is left to a bot after two reverts in an hour: no fight between machines", () => {
    const byBot = { ...refusal, byBot: true };
    expect(view({ refused: [byBot] }).ownsStateLabel).toBe(true);
    expect(view({ refused: [byBot, byBot] }).ownsStateLabel).toBe(false);
  });
});

describe("whether the issue should be open", () => {
  test.each<readonly [Mode, Task["state"], boolean | null]>([
    ["enforce", "in-progress", true],
    ["enforce", "completed", false],
    ["advise", "in-progress", null],
    ["advise", "completed", false],
    ["observe", "in-progress", null],
    ["observe", "completed", null],
  ])("in %s, %s: %s", (mode, state, open) => {
    expect(view({ state }, mode).open).toBe(open);
  });

  test.each<readonly [Mode, boolean | null]>([
    ["enforce", true],
    ["advise", true],
    ["observe", null],
  ])("in %s, closed when it was done, and taken back since: %s", (mode, open) => {
    const later = Timestamp.parse("2026-01-05T10:00:00.000Z");
    expect(view({ state: "assigned", closedAt: taskAt, reopenedAt: later }, mode).open).toBe(open);
  });

  test("in advise, closed by hand after it was taken back, is for people to say", () => {
    const later = Timestamp.parse("2026-01-05T10:00:00.000Z");
    expect(view({ state: "assigned", closedAt: later, reopenedAt: taskAt }, "advise").open).toBeNull();
  });
});

describe("the sidebar", () => {
  test("shows one account of the assignee's", () => {
    expect(view({ assignee: memberId("bob") }).assign).toEqual([account(2)]);
    expect(view({}).assign).toEqual([]);
  });

  test("loses every account of the one who had it before, if put there before that", () => {
    const formerAssignee = { member: memberId("bob"), until: taskAt };
    expect(view({ assignee: memberId("ada"), formerAssignee }).unassign).toEqual({
      accounts: [account(2), account(3)],
      before: taskAt,
    });
    expect(view({ assignee: memberId("bob"), formerAssignee }).unassign).toBeNull();
  });
});
