// Pull requests and tasks as people really link them: several for one, one for several, stacked, from forks, from strangers.
import { describe, expect, it } from "vitest";
import type { Organization } from "../../src/domain/organization/schema.ts";
import { AccountId } from "../../src/domain/ids.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { member, orchestra, order, stateOf, taskId, taskIn, taskOf, when } from "../support/domain-story.ts";
import {
  type PullRequestWords,
  atTier,
  cello,
  conductor,
  horn,
  isOpen,
  observe,
  pullOf,
  robot,
  viola,
  violin,
} from "../support/pull-request-story.ts";

const stranger = 99;
const approved: PullRequestWords["reviews"] = [
  [cello, "approved", 1],
  [violin, "approved", 1],
];

function linksOf(state: OrganizationState, number: number) {
  return state.pullRequests.get(pullOf(number))?.links ?? [];
}

describe("several pull requests of one task", () => {
  const two = () => observe(observe(atTier(2), 1, { number: 10 }), 2, { number: 11, draft: true });

  it("have a gate each, and the task is as far as the furthest", () => {
    const state = observe(two(), 3, { number: 10, reviews: approved });
    expect([isOpen(state, 10), isOpen(state, 11)]).toEqual([true, false]);
    expect(taskOf(state).state).toBe("domain-review");
    const back = observe(state, 4, { number: 10, reviews: approved, status: "closed" });
    expect(taskOf(back).state).toBe("in-progress");
  });

  it("complete it when the last of them is merged or closed, not before", () => {
    const one = observe(two(), 3, { number: 10, reviews: approved, status: "merged" });
    expect(taskOf(one).state).toBe("in-progress");
    expect(taskOf(observe(one, 4, { number: 11, draft: true, status: "closed" }))).toMatchObject({
      state: "completed",
      resolution: "done",
    });
    const both = observe(one, 4, { number: 11, reviews: [[cello, "approved", 1]], status: "merged" });
    expect(taskOf(both)).toMatchObject({ state: "completed", bypassed: true });
  });

  it("all closed without a merge leave it with its assignee", () => {
    const one = observe(two(), 3, { number: 10, status: "closed" });
    expect(taskOf(observe(one, 4, { number: 11, draft: true, status: "closed" })).state).toBe("assigned");
  });
});

describe("one pull request for several tasks", () => {
  const both = { closes: ["task", "other"] } as const;
  const tasks = (): OrganizationState => {
    const state = stateOf(orchestra, [...taskIn("in-progress"), ...taskIn("in-progress", "other", 2)]);
    const stamp = { at: taskOf(state).changedAt, by: "tutti" };
    state.apply({ type: "TierOverridden", ...stamp, task: taskId("task"), tier: 1, reason: "test" });
    return state;
  };

  it("has the gate of the highest tier, and each task goes with it", () => {
    const peerOnly = observe(tasks(), 1, { ...both, reviews: [[cello, "approved", 1]] });
    expect(isOpen(peerOnly)).toBe(false);
    expect([taskOf(peerOnly).state, taskOf(peerOnly, "other").state]).toEqual([
      "domain-review",
      "domain-review",
    ]);
    const all = observe(peerOnly, 2, { ...both, reviews: approved });
    expect(isOpen(all)).toBe(true);
    const merged = observe(all, 3, { ...both, reviews: approved, status: "merged" });
    expect([taskOf(merged).state, taskOf(merged, "other").state]).toEqual(["completed", "completed"]);
  });

  it("asks the leads of all their domains", () => {
    const state = tasks();
    const domains = [...taskOf(state).domains, ...orchestra.domains.map(({ id }) => id)].slice(-1);
    state.apply({
      type: "TaskDomainsChanged",
      at: taskOf(state).changedAt,
      by: "violin",
      task: taskId("other"),
      domains,
    });
    expect(isOpen(observe(state, 1, { ...both, reviews: approved }))).toBe(false);
    const all = observe(state, 1, { ...both, reviews: [...(approved ?? []), [horn, "approved", 1]] });
    expect(isOpen(all)).toBe(true);
  });

  it("lets go of a task that it names no longer", () => {
    const linked = observe(tasks(), 1, both);
    const left = observe(linked, 2, { closes: ["task"] });
    expect(taskOf(left).state).toBe("under-review");
    expect(taskOf(left, "other")).toMatchObject({ state: "assigned", pullRequests: [] });
  });
});

describe("which task a pull request is for", () => {
  const named = { closes: [], headRef: "tutti/1-play" } as const;

  it("is told by its branch where it closes nothing, whatever it is based on", () => {
    const state = observe(atTier(2), 1, { ...named, baseRef: "tutti/9-below" });
    expect(linksOf(state, 10)).toEqual([{ task: "task", source: "branch" }]);
    expect(taskOf(state).state).toBe("under-review");
  });

  it("is not told by the name of a fork's branch", () => {
    expect(linksOf(observe(atTier(2), 1, { ...named, fork: true, author: stranger }), 10)).toEqual([]);
  });

  it("is the one task of the agent that wrote it, and stays so when the agent gets another", () => {
    const state = stateOf(orchestra, [...taskIn("assigned"), ...taskIn("assigned", "other", 2)]);
    const give = { type: "AssignTask", assignee: member("robot") } as const;
    const one = when(state, { ...give, ...order("violin", 1), task: taskId("task") }).after;
    const seen = observe(one, 2, { author: robot, closes: [] });
    expect(linksOf(seen, 10)).toEqual([{ task: "task", source: "agent" }]);
    const more = when(seen, { ...give, ...order("violin", 3), task: taskId("other") }).after;
    expect(linksOf(observe(more, 4, { author: robot, closes: [] }), 10)).toEqual([
      { task: "task", source: "agent" },
    ]);
    expect(linksOf(observe(more, 4, { number: 11, author: robot, closes: [] }), 11)).toEqual([]);
  });
});

describe("strangers", () => {
  const unassigned = (): OrganizationState => {
    const state = stateOf(orchestra, taskIn("pending"));
    state.apply({ type: "TaskUnassigned", at: taskOf(state).changedAt, by: "tutti", task: taskId("task") });
    return state;
  };

  it("who propose work for a task leave it with its lead as sponsor", () => {
    const state = observe(unassigned(), 1, { author: stranger, fork: true });
    expect(taskOf(state)).toMatchObject({ state: "under-review", assignee: "violin", accepted: false });
  });

  it("who propose work for a task that somebody has leave it with them", () => {
    expect(taskOf(observe(atTier(2), 1, { author: stranger, fork: true })).assignee).toBe("viola");
  });

  it("move nothing with their reviews", () => {
    const before = observe(atTier(2), 1);
    const after = observe(before, 2, {
      reviews: [
        [stranger, "approved", 1],
        [98, "changes-requested", 1],
      ],
    });
    expect(taskOf(after)).toMatchObject({ state: "under-review", rework: 0 });
    expect(isOpen(after)).toBe(false);
  });
});

describe("a pull request without a task", () => {
  const policy = (untracked: Organization["gate"]["untracked"], exempt: readonly number[] = []) =>
    stateOf({
      ...orchestra,
      gate: { ...orchestra.gate, untracked, exempt: exempt.map((id) => AccountId.parse(id)) },
    });
  const untracked: PullRequestWords = { closes: [], author: stranger };

  it("passes by default", () => {
    expect(isOpen(observe(policy("pass"), 1, untracked))).toBe(true);
  });

  it("waits for one approval of a person of the team under `review`", () => {
    const state = policy("review");
    expect(isOpen(observe(state, 1, untracked))).toBe(false);
    for (const [reviewer, open] of [
      [cello, true],
      [conductor, true],
      [robot, false],
      [98, false],
    ] as const) {
      expect(isOpen(observe(state, 1, { ...untracked, reviews: [[reviewer, "approved", 1]] }))).toBe(open);
    }
    expect(isOpen(observe(state, 1, { closes: [], author: viola, reviews: [[viola, "approved", 1]] }))).toBe(
      false,
    );
  });

  it("is held under `block`, but for authors that are exempt", () => {
    expect(isOpen(observe(policy("block"), 1, { ...untracked, reviews: approved ?? [] }))).toBe(false);
    expect(isOpen(observe(policy("block", [stranger]), 1, untracked))).toBe(true);
  });
});
