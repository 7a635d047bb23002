import { describe, expect, it } from "vitest";
import { AccountId } from "../../src/domain/ids.ts";
import type { Organization } from "../../src/domain/organization/schema.ts";
import { at, orchestra, order, stateOf, taskId, when } from "../support/domain-story.ts";
import {
  type PullRequestWords,
  atTier,
  cello,
  isOpen,
  observe,
  pull,
  viola,
  violin,
} from "../support/pull-request-story.ts";

describe("a member with two accounts", () => {
  const second = 33;
  const members: Organization["members"] = orchestra.members.map((member) =>
    member.accounts.includes(AccountId.parse(viola))
      ? { ...member, accounts: [...member.accounts, AccountId.parse(second)] }
      : member,
  );
  const twofold: Organization = { ...orchestra, members };
  const untracked: Organization = { ...twofold, gate: { ...orchestra.gate, untracked: "review" } };
  const own: PullRequestWords = { reviews: [[second, "approved", 1]] };

  it("does not approve with the one what was written with the other", () => {
    expect(isOpen(observe(atTier(1, twofold), 1, own))).toBe(false);
    expect(isOpen(observe(atTier(1, twofold), 1, { ...own, author: second, authors: [viola] }))).toBe(false);
  });

  it("nor in an emergency, nor where any one approval will do", () => {
    const urgent = atTier(2, twofold);
    urgent.apply({ type: "TaskPrioritized", at: at(0), by: "violin", task: taskId("task"), priority: "P0" });
    expect(isOpen(observe(urgent, 1, own))).toBe(false);
    expect(isOpen(observe(stateOf(untracked), 1, { ...own, linked: false }))).toBe(false);
    const others: PullRequestWords = { linked: false, reviews: [[cello, "approved", 1]] };
    expect(isOpen(observe(stateOf(untracked), 1, others))).toBe(true);
  });

  it("fills one layer with both where layers are to be filled by different people", () => {
    const strict: Organization = {
      ...orchestra,
      members: orchestra.members.map((member) =>
        member.id === "violin" ? { ...member, accounts: [...member.accounts, AccountId.parse(22)] } : member,
      ),
      review: { ...orchestra.review, separation: "strict" },
    };
    const both: PullRequestWords = {
      reviews: [
        [violin, "approved", 1],
        [22, "approved", 1],
      ],
    };
    expect(isOpen(observe(atTier(2, strict), 1, both))).toBe(false);
  });
});

describe("separate duties", () => {
  it("are not filled by one person who says so twice, once for each layer", () => {
    const strict: Organization = { ...orchestra, review: { ...orchestra.review, separation: "strict" } };
    const reviewed = observe(atTier(2, strict), 1, { reviews: [[violin, "approved", 1]] });
    const named = when(reviewed, {
      type: "ReviewLayer",
      ...order("violin", 2),
      pullRequest: pull,
      layer: "peer",
      decision: "approved",
      note: "",
      comment: "comment",
    });
    expect(named.refusal).toBeNull();
    expect(isOpen(named.after)).toBe(false);
  });
});
