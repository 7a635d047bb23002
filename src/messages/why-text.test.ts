import { describe, expect, test } from "vitest";
import { OrganizationState } from "../domain/organization-state.ts";
import type { Task } from "../domain/task/schema.ts";
import { Timestamp } from "../domain/timestamp.ts";
import { memberId } from "../../test/support/organization.ts";
import { taskAt, taskOf } from "../../test/support/task-of.ts";
import { enteredOnText } from "./entered-on-text.ts";
import { statusText } from "./status-text.ts";
import { whyText } from "./why-text.ts";

const later = Timestamp.parse("2026-01-05T13:00:00.000Z");
const clock = {
  owner: memberId("ada"),
  startedAt: taskAt,
  target: 14_400_000,
  warnAt: later,
  breachAt: [later, later],
  level: 0,
  warned: false,
};

const why = (words: Partial<Task>, ways: Parameters<typeof whyText>[2] = []): string =>
  whyText(OrganizationState.empty(), taskOf(words), ways);

describe("/status", () => {
  test.each<readonly [string, Partial<Task>]>([
    ["**Pending** since 2026-01-05 09:00 UTC.", {}],
    [
      "**In progress** since 2026-01-05 09:00 UTC.\n\nOverdue and escalated to `ada` since 2026-01-05 13:00 UTC · `ada` answers it: `/ack` says that it is seen",
      { state: "in-progress", breach: { to: memberId("ada"), at: later } },
    ],
    ["**Completed** since 2026-01-05 09:00 UTC.", { state: "completed", resolution: "done" }],
    [
      "**Completed** (not planned) since 2026-01-05 09:00 UTC.",
      { state: "completed", resolution: "not-planned" },
    ],
    [
      "**In progress** since 2026-01-05 09:00 UTC, with `bob`, `ada` answers for this state, due 2026-01-05 13:00 UTC.",
      { state: "in-progress", assignee: memberId("bob"), clock },
    ],
    [
      "**In progress** since 2026-01-05 09:00 UTC, with `ada`, due 2026-01-05 13:00 UTC.",
      { state: "in-progress", assignee: memberId("ada"), clock },
    ],
    [
      "**Pending** since 2026-01-05 09:00 UTC, `ada` answers for this state, paused.",
      { clock, pause: { at: taskAt, until: null } },
    ],
  ])("says %j", (text, words) => {
    expect(statusText(OrganizationState.empty(), taskOf(words))).toBe(text);
  });
});

describe("/why", () => {
  test("says what a blocked task waits for", () => {
    const blocker = {
      kind: "action",
      reason: "no test account",
      owner: memberId("ada"),
      action: "asks the bank",
    } as const;
    expect(why({ state: "blocked", blocker })).toContain(
      "Blocked: no test account · waits for `ada`: asks the bank",
    );
    expect(why({ state: "in-progress", blocker })).not.toContain("no test account");
  });

  test("says once to whom it is escalated, since when, and what answers it", () => {
    const escalation = { to: memberId("ada"), level: 1, reason: "which one?", at: taskAt };
    const said = "Escalated to `ada` since 2026-01-05 09:00 UTC: which one? · `ada` answers it: `/ack`";
    expect(why({ state: "escalated", escalation }).split(said)).toHaveLength(2);
  });

  test("says in words what brought it here", () => {
    expect(why({ state: "in-progress", enteredOn: "StartTask" })).toContain(
      "It came here when work on it was started.",
    );
  });

  test.each([
    "OpenTask",
    "RouteTask",
    "AssignTask",
    "MoveTask",
    "MergeTask",
    "FollowChildren",
    "AdvanceClock",
  ])("%s is no word in it", (command) => {
    expect(enteredOnText(command)).not.toContain(command);
  });

  test("says why its tier, each reason a sentence with one full stop", () => {
    expect(why({ tier: 2, tierReasons: ["A score of 5 is tier 2.", "set by ada"] })).toContain(
      "Tier 2, because: A score of 5 is tier 2. set by ada.",
    );
  });

  test("lists the ways out: what is missing, and who may order it", () => {
    const text = why({}, [
      { to: "assigned", by: ["tutti", "self", "domain-lead"], open: ["assigned"] },
      { to: "in-planning", by: ["planner"], open: [] },
      { to: "escalated", by: ["tutti"], open: [] },
    ]);
    expect(text).toContain(
      "- **Assigned**: needs an assignee · by itself when GitHub or the clock says so, or ordered by a member who takes it themselves or the domain lead or above",
    );
    expect(text).toContain("- **In planning**: possible now · ordered by the planner");
    expect(text).toContain("- **Escalated**: possible now · by itself when GitHub or the clock says so");
  });

  test.each<readonly [string, Partial<Task>]>([
    ["If nothing happens until 2026-01-05 13:00 UTC, it is escalated one level.", { clock }],
    [
      "If nothing happens until 2026-01-05 13:00 UTC, it is escalated one level more.",
      { clock: { ...clock, level: 1 } },
    ],
    ["It has been escalated as far as it goes.", { clock: { ...clock, level: 2 } }],
  ])("says what waiting costs: %s", (text, words) => {
    expect(why(words)).toContain(text);
  });

  test("says nothing of waiting where no clock runs", () => {
    expect(why({ clock, pause: { at: taskAt, until: null } })).not.toContain("If nothing happens");
    expect(why({})).not.toContain("escalated");
  });
});

test.each([
  ["bob", "It came here when work on it was started, by `bob`."],
  ["account:99", "It came here when work on it was started, by somebody who is no member."],
  ["tutti", "It came here when work on it was started."],
])("/why says who brought it here: %s", (enteredBy, said) => {
  expect(why({ state: "in-progress", enteredOn: "StartTask", enteredBy })).toContain(said);
});
