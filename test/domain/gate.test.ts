import { describe, expect, it } from "vitest";
import { answerGate } from "../../src/domain/gate.ts";
import type { Organization } from "../../src/domain/organization/schema.ts";
import { at, member, orchestra, order, stateOf, taskId, taskOf, when } from "../support/domain-story.ts";
import { organizationOf } from "../support/organization.ts";
import {
  type PullRequestWords,
  atTier,
  byPaths,
  cello,
  conductor,
  horn,
  isOpen,
  observe,
  pull,
  robot,
  viola,
  violin,
} from "../support/pull-request-story.ts";

describe("the gate at tier 2", () => {
  it("opens with a peer's and the domain lead's approval", () => {
    const state = observe(atTier(2), 1, {
      reviews: [
        [cello, "approved", 1],
        [violin, "approved", 1],
      ],
    });
    expect(isOpen(state)).toBe(true);
    expect(taskOf(state).state).toBe("domain-review");
  });

  it("opens with the lead's alone when duties may be combined, and not when they are strict", () => {
    const lead: PullRequestWords = { reviews: [[violin, "approved", 1]] };
    const strict: Organization = { ...orchestra, review: { ...orchestra.review, separation: "strict" } };
    expect(isOpen(observe(atTier(2), 1, lead))).toBe(true);
    expect(isOpen(observe(atTier(2, strict), 1, lead))).toBe(false);
  });

  it("stays closed to the author's own approval, and to a co-author's", () => {
    const self: PullRequestWords = { author: violin, reviews: [[violin, "approved", 1]] };
    const coAuthor: PullRequestWords = {
      authors: [viola, violin, cello],
      reviews: [
        [violin, "approved", 1],
        [cello, "approved", 1],
      ],
    };
    expect(isOpen(observe(atTier(2), 1, self))).toBe(false);
    expect(isOpen(observe(atTier(2), 1, coAuthor))).toBe(false);
  });

  it("stays closed to people of another domain and to strangers", () => {
    const others: PullRequestWords = {
      reviews: [
        [horn, "approved", 1],
        [99, "approved", 1],
      ],
    };
    expect(isOpen(observe(atTier(2), 1, others))).toBe(false);
  });

  it("asks the lead of every domain whose paths change", () => {
    const both: PullRequestWords = {
      paths: ["strings/part.md", "brass/part.md"],
      reviews: [
        [cello, "approved", 1],
        [violin, "approved", 1],
      ],
    };
    expect(isOpen(observe(atTier(2, byPaths), 1, both))).toBe(false);
    const all: PullRequestWords = { ...both, reviews: [...(both.reviews ?? []), [horn, "approved", 1]] };
    expect(isOpen(observe(atTier(2, byPaths), 1, all))).toBe(true);
  });

  it("closes when a push changes the diff, and stays open when it does not", () => {
    const approved: PullRequestWords = {
      reviews: [
        [cello, "approved", 1],
        [violin, "approved", 1],
      ],
    };
    const open = observe(atTier(2), 1, approved);
    expect(isOpen(observe(open, 2, { ...approved, digit: 2, patch: 1 }))).toBe(true);
    expect(isOpen(observe(open, 2, { ...approved, digit: 2, patch: 2 }))).toBe(false);
    expect(isOpen(observe(open, 2, { ...approved, digit: 2, patch: null }))).toBe(false);
  });

  it("does not take an approval that was given for an older head", () => {
    const pushed = observe(observe(atTier(2), 1), 2, { digit: 2 });
    const late: PullRequestWords = {
      digit: 2,
      reviews: [
        [cello, "approved", 1],
        [violin, "approved", 1],
      ],
    };
    expect(isOpen(observe(pushed, 3, late))).toBe(false);
  });

  it("closes over a change request until the same reviewer approves, and the task goes back", () => {
    const objected = observe(atTier(2), 1, {
      reviews: [
        [cello, "approved", 1],
        [violin, "changes-requested", 1],
      ],
    });
    expect(isOpen(objected)).toBe(false);
    expect(taskOf(objected).state).toBe("in-progress");
    const mended = observe(objected, 2, {
      reviews: [
        [cello, "approved", 1],
        [violin, "changes-requested", 1],
        [violin, "approved", 1],
      ],
    });
    expect(isOpen(mended)).toBe(true);
  });
});

describe("agents", () => {
  it("do not fill a layer that is for humans", () => {
    const state = observe(atTier(1), 1, { author: cello, reviews: [[robot, "approved", 1]] });
    expect(isOpen(state)).toBe(false);
    const strict: Organization = { ...orchestra, review: { ...orchestra.review, separation: "strict" } };
    const besideTheLead: PullRequestWords = {
      author: cello,
      reviews: [
        [robot, "approved", 1],
        [violin, "approved", 1],
      ],
    };
    expect(isOpen(observe(atTier(2, strict), 1, besideTheLead))).toBe(false);
  });

  it("are not reviewed by a peer who asked for the work, unless nobody else is there", () => {
    const askedBy = (who: string, organization?: Organization) => {
      const state = atTier(1, organization);
      state.apply({
        type: "TaskAssigned",
        at: at(0),
        by: who,
        task: taskId("task"),
        assignee: member("robot"),
        accepted: true,
      });
      return observe(state, 1, { author: robot, reviews: [[cello, "approved", 1]] });
    };
    const solo: Organization = { ...orchestra, review: { ...orchestra.review, separation: "solo" } };
    expect(isOpen(askedBy("cello"))).toBe(false);
    expect(isOpen(askedBy("violin"))).toBe(true);
    expect(isOpen(askedBy("cello", solo))).toBe(true);
  });

  it("leave one approval to a human where they may review", () => {
    const peer = { ...orchestra.review.layers.peer, agents: true };
    const open: Organization = {
      ...orchestra,
      review: { ...orchestra.review, layers: { ...orchestra.review.layers, peer } },
    };
    const agentOnly = observe(atTier(1, open), 1, { author: cello, reviews: [[robot, "approved", 1]] });
    expect(isOpen(agentOnly)).toBe(false);
    const humanToo = observe(agentOnly, 2, { author: cello, reviews: [[violin, "approved", 1]] });
    expect(isOpen(humanToo)).toBe(true);
  });

  it("never review the work of the human who answers for them, who may review theirs", () => {
    const peer = { ...orchestra.review.layers.peer, agents: true };
    const open: Organization = {
      ...orchestra,
      review: { ...orchestra.review, layers: { ...orchestra.review.layers, peer } },
    };
    const own = observe(atTier(2, open), 1, {
      author: viola,
      reviews: [
        [robot, "approved", 1],
        [violin, "approved", 1],
      ],
    });
    const answer = own.pullRequests.get(pull);
    const layers = answer === undefined ? [] : answerGate(own, answer).layers;
    expect(layers.find(({ layer }) => layer === "peer")?.slots[0]?.by).toBe("violin");
    expect(isOpen(observe(atTier(1), 1, { author: robot, reviews: [[viola, "approved", 1]] }))).toBe(true);
  });
});

describe("a team of one human and one agent, solo", () => {
  const solo = organizationOf({
    members: {
      conductor: { accounts: [1], domain: "strings" },
      robot: { accounts: [6], kind: "agent", accountable: "conductor", domain: "strings" },
      viola: { kind: "agent", accounts: [3], accountable: "conductor", domain: "strings" },
    },
    domains: { strings: { lead: "conductor" } },
    roles: { "engineering-manager": ["conductor"], "tech-lead": ["conductor"] },
    separation: "solo",
  });

  it("lets the human fill all layers of the agent's work, and waives those of their own", () => {
    const agents = observe(atTier(2, solo), 1, { author: robot, reviews: [[conductor, "approved", 1]] });
    const waiting = observe(atTier(2, solo), 1, { author: robot });
    const own = observe(atTier(2, solo), 1, { author: conductor });
    expect([isOpen(agents), isOpen(waiting), isOpen(own)]).toEqual([true, false, true]);
  });
});

describe("an override", () => {
  it("opens the gate for that head only, with what was missing on record", () => {
    const state = observe(atTier(2), 1);
    const told = when(state, {
      type: "OverrideGate",
      ...order("conductor", 2),
      pullRequest: pull,
      reason: "the hall burns",
    });
    expect(told.events).toContainEqual(
      expect.objectContaining({ type: "GateOverridden", missing: ["peer", "domain"] }),
    );
    expect(isOpen(told.after)).toBe(true);
    expect(isOpen(observe(told.after, 3, { digit: 2 }))).toBe(false);
  });

  it("opens the gate of a pull request without a task too, where it would need one", () => {
    const needsTask = { ...orchestra, gate: { ...orchestra.gate, untracked: "block" } } as const;
    const state = observe(stateOf(needsTask), 1, { linked: false });
    expect(isOpen(state)).toBe(false);
    const told = when(state, {
      type: "OverrideGate",
      ...order("conductor", 2),
      pullRequest: pull,
      reason: "the hall burns",
    });
    expect(told.refusal).toBeNull();
    expect(isOpen(told.after)).toBe(true);
    expect(isOpen(observe(told.after, 3, { linked: false, digit: 2 }))).toBe(false);
  });

  it("is not for a domain lead", () => {
    const told = when(observe(atTier(2), 1), {
      type: "OverrideGate",
      ...order("violin", 2),
      pullRequest: pull,
      reason: "I say so",
    });
    expect(told.refusal).toBe("not-allowed");
    expect(isOpen(told.after)).toBe(false);
  });
});

describe("a merge", () => {
  it("completes the task from any state, and says when it went past the gate", () => {
    const merged = observe(observe(atTier(2), 1), 2, { status: "merged" });
    expect(taskOf(merged)).toMatchObject({ state: "completed", resolution: "done", bypassed: true });
  });

  it("is no bypass when the gate was open", () => {
    const approved: PullRequestWords = {
      reviews: [
        [cello, "approved", 1],
        [violin, "approved", 1],
      ],
    };
    const merged = observe(observe(atTier(2), 1, approved), 2, { ...approved, status: "merged" });
    expect(taskOf(merged)).toMatchObject({ state: "completed", bypassed: false });
  });
});
