import { describe, expect, test } from "vitest";
import { OrganizationState } from "../domain/organization-state.ts";
import type { Task } from "../domain/task/schema.ts";
import { Timestamp } from "../domain/timestamp.ts";
import { pullRequestOf } from "../../test/support/pull-request-of.ts";
import { domainId, memberId, organizationOf } from "../../test/support/organization.ts";
import { taskAt, taskOf } from "../../test/support/task-of.ts";
import { taskCard } from "./card.ts";

const organization = organizationOf({
  members: { ada: {}, bob: {}, robot: { kind: "agent", accountable: "ada" } },
  domains: { core: { lead: "ada" } },
});
const later = Timestamp.parse("2026-01-05T13:00:00.000Z");
const clock = {
  owner: memberId("ada"),
  startedAt: taskAt,
  target: 14_400_000,
  warnAt: later,
  breachAt: [later],
  level: 0,
  warned: false,
};

function cardOf(words: Partial<Task>, mode: "observe" | "advise" | "enforce" = "enforce"): string {
  return taskCard(OrganizationState.empty(), organization, taskOf(words), mode);
}

describe("the headline", () => {
  test.each<readonly [string, Partial<Task>]>([
    ["**Pending**", {}],
    ["**In progress · `bob`**", { state: "in-progress", assignee: memberId("bob") }],
    ["**In progress · paused**", { state: "in-progress", pause: { at: taskAt, until: null } }],
    [
      "**In progress · paused until 2026-01-05 13:00 UTC**",
      { state: "in-progress", pause: { at: taskAt, until: later } },
    ],
    ["**Completed**", { state: "completed", resolution: "done" }],
    ["**Completed (not planned)**", { state: "completed", resolution: "not-planned" }],
    ["**Completed (duplicate)**", { state: "completed", resolution: "duplicate" }],
  ])("is %s", (headline, words) => {
    expect(cardOf(words).split("\n")[0]).toBe(headline);
  });
});

test.each<readonly [string, Partial<Task>, number]>([
  ["that nobody ordered", { priority: "P0" }, 1],
  ["that a lead ordered", { priority: "P0", prioritySetBy: "ada" }, 0],
  ["of a task that is done", { priority: "P0", state: "completed" }, 0],
])("of a P0 %s it says whether somebody has to confirm the emergency", (_, words, times) => {
  expect(cardOf(words).split("`/priority P0`")).toHaveLength(times + 1);
});

test.each<readonly [boolean, string, Partial<Task>]>([
  [true, "by its merge with some unticked", { enteredOn: "MergeTask", resolution: "done" }],
  [
    false,
    "by its merge with all ticked",
    { enteredOn: "MergeTask", resolution: "done", criteria: { total: 2, ticked: 2 } },
  ],
  [false, "as not planned", { enteredOn: "CloseTask", resolution: "not-planned" }],
])("it tells of unticked criteria (%s) on a task completed %s", (told, _, words) => {
  const card = cardOf({ state: "completed", criteria: { total: 2, ticked: 1 }, ...words });
  expect(card.includes("1 of 2 acceptance criteria ticked")).toBe(told);
});

describe("the table", () => {
  test.each<readonly [string, Partial<Task>]>([
    ["| Assignee | nobody yet |", {}],
    ["| Assignee | `bob` (not accepted yet) |", { assignee: memberId("bob") }],
    ["| Assignee | `bob` |", { assignee: memberId("bob"), accepted: true }],
    ["| Assignee | `robot`, `ada` answers for it |", { assignee: memberId("robot"), accepted: true }],
    ["| Answers for this state | `ada` |", { clock }],
    ["| Due | 2026-01-05 13:00 UTC |", { clock }],
    ["| Due | 2026-01-05 13:00 UTC, **soon** |", { clock: { ...clock, warned: true } }],
    ["| Due | 2026-01-05 13:00 UTC, **overdue** |", { clock: { ...clock, level: 1 } }],
    [
      "| Due | 2026-01-06 13:00 UTC |",
      {
        clock: {
          ...clock,
          level: 1,
          warned: true,
          breachAt: [later, Timestamp.parse("2026-01-06T13:00:00.000Z")],
        },
        acknowledged: { by: "ada", at: later },
      },
    ],
    ["| Due | the clock stands still |", { clock, pause: { at: taskAt, until: null } }],
    ["| Priority | backlog |", {}],
    ["| Priority | P1 |", { priority: "P1" }],
    ["| Tier | 0 |", { tier: 0 }],
    ["| Domain | `core` and `web` |", { domains: [domainId("core"), domainId("web")] }],
    ["| Estimate | 3 h |", { estimateHours: 3 }],
    ["| Criteria | 1 of 2 |", { criteria: { total: 2, ticked: 1 } }],
  ])("has the row %s", (row, words) => {
    expect(cardOf(words).split("\n")).toContain(row);
  });

  test("leaves out what is not known", () => {
    const card = cardOf({});
    for (const name of ["Due", "Tier", "Domain", "Estimate", "Criteria", "Answers"]) {
      expect(card).not.toContain(`| ${name}`);
    }
  });
});

describe("what stands in the way is said", () => {
  test.each<readonly [string, Partial<Task>]>([
    [
      "> Blocked: no key · waits for example/web issue 7",
      { blocker: { kind: "issue", reason: "no key", repository: "example/web", number: 7 } },
    ],
    [
      "> Blocked: no key · waits for `bob`: buys one",
      { blocker: { kind: "action", reason: "no key", owner: memberId("bob"), action: "buys one" } },
    ],
    [
      "> Blocked: no quota · until 2026-01-05 13:00 UTC",
      { blocker: { kind: "until", reason: "no quota", until: later } },
    ],
  ])("%s", (notice, words) => {
    expect(cardOf({ state: "blocked", ...words })).toContain(notice);
    expect(cardOf({ state: "in-progress", ...words })).not.toContain("Blocked");
  });

  const seen = { by: "ada", at: later };
  const asked = { level: 1, reason: "which one?", at: taskAt, to: memberId("ada") };
  const late = { ...clock, level: 1, breachAt: [taskAt, later, Timestamp.parse("2026-01-06T13:00:00.000Z")] };
  const breach = { to: memberId("ada"), at: taskAt };
  test.each<readonly [string, Partial<Task>]>([
    [
      "> Escalated to `ada` since 2026-01-05 09:00 UTC: which one? · `ada` answers it: `/ack` says that it is seen and sets a new deadline; `/unblock` lets it go on; `/assign` gives it to somebody",
      { state: "escalated", escalation: asked, clock },
    ],
    [
      "> Escalated to nobody, since nobody above is named, since 2026-01-05 09:00 UTC: which one? · whoever leads answers it",
      { state: "escalated", escalation: { ...asked, to: null }, clock },
    ],
    [
      "> Escalated to `ada` since 2026-01-05 09:00 UTC: which one? · acknowledged by `ada` on 2026-01-05 13:00 UTC · `/unblock` lets it go on; `/assign` gives it to somebody",
      { state: "escalated", escalation: asked, acknowledged: seen },
    ],
    [
      "> Overdue and escalated to `ada` since 2026-01-05 09:00 UTC · `ada` answers it: `/ack` says that it is seen and sets a new deadline",
      { state: "in-progress", breach, clock: late },
    ],
    [
      "> Overdue and escalated to `ada` since 2026-01-05 09:00 UTC · acknowledged by `ada` on 2026-01-05 09:00 UTC, due 2026-01-05 13:00 UTC",
      { state: "in-progress", breach, clock: late, acknowledged: { by: "ada", at: taskAt } },
    ],
  ])("escalated: to whom, why, since when, and what answers it: %s", (notice, words) => {
    expect(cardOf(words).split("\n")).toContainEqual(expect.stringContaining(notice));
    expect(cardOf({ ...words, state: "completed", resolution: "done" })).not.toContain("escalated");
  });

  test("after the last level too `/ack` promises a new deadline", () => {
    const card = cardOf({ state: "in-progress", breach, clock: { ...late, level: 3 } });
    expect(card).toContain("`/ack` says that it is seen and sets a new deadline");
  });

  test("that a lead below has seen it, and whose word is still missing", () => {
    const words = { state: "in-progress", breach, clock: late } as const;
    const below = cardOf({ ...words, acknowledged: { by: "bob", at: taskAt } });
    expect(below).toContain(
      "acknowledged by `bob` on 2026-01-05 09:00 UTC, due 2026-01-05 13:00 UTC · `/ack` of `ada` is still missing",
    );
    expect(cardOf({ ...words, acknowledged: seen })).not.toContain("missing");
  });

  test("closed although it is not done: in enforce it is reopened, elsewhere it would be", () => {
    expect(cardOf({ closedAt: taskAt })).toContain("it will be reopened");
    expect(cardOf({ closedAt: taskAt }, "observe")).toContain("would be reopened");
    expect(cardOf({ closedAt: taskAt, state: "completed", resolution: "done" })).not.toContain("reopened");
  });

  test("merged past its gate", () => {
    expect(cardOf({ bypassed: true, state: "completed" })).toContain("its gate was not green");
  });
});

test("words of others do nothing in it", () => {
  const hostile = "@grace-g fixes #1 <b>";
  const card = cardOf({
    state: "blocked",
    tier: 2,
    tierReasons: [hostile],
    blocker: { kind: "action", reason: hostile, owner: memberId("bob"), action: hostile },
  });
  expect(card).not.toMatch(/@g|#1|[^\\]<b>/);
});

test("its pull requests are listed with their layers", () => {
  const state = OrganizationState.of({
    frame: OrganizationState.empty().frame,
    at: null,
    tasks: [],
    pullRequests: [pullRequestOf(), pullRequestOf({ id: pullRequestOf().id, number: 5, draft: true })],
    forgotten: [],
    outcomes: [],
    refusals: [],
    recentOrders: [],
  });
  const card = taskCard(state, organization, taskOf({ pullRequests: [pullRequestOf().id] }), "enforce");
  expect(card).toContain("- Pull request 5: draft");
});

test("the route is told on demand", () => {
  expect(cardOf({ tier: 2, tierReasons: ["A score of 5 is tier 2."] })).toContain(
    "<details><summary>Why tier 2</summary>\n\n- A score of 5 is tier 2.\n</details>",
  );
});
