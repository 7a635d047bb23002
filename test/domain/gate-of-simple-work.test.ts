// Tier 0 has no workflow, and so no pull request: where it has one nevertheless, it is work, and is reviewed as such.
import { describe, expect, it } from "vitest";
import { answerGate } from "../../src/domain/gate.ts";
import type { Organization } from "../../src/domain/organization/schema.ts";
import { orchestra } from "../support/domain-story.ts";
import { atTier, cello, isOpen, observe, pull, viola } from "../support/pull-request-story.ts";

describe("the gate of a tier-0 task's pull request", () => {
  it("asks for what tier 1 asks for", () => {
    const state = observe(atTier(0), 1);
    const pullRequest = state.pullRequests.get(pull);
    const layers = pullRequest === undefined ? [] : answerGate(state, pullRequest).layers;
    expect(layers.map(({ layer }) => layer)).toEqual(["peer"]);
    expect(isOpen(state)).toBe(false);
  });

  it("is not opened by its author, and is by a peer", () => {
    expect(isOpen(observe(atTier(0), 1, { reviews: [[viola, "approved", 1]] }))).toBe(false);
    expect(isOpen(observe(atTier(0), 1, { reviews: [[cello, "approved", 1]] }))).toBe(true);
  });

  it("asks for nothing where the team asks for nothing of tier 1", () => {
    const { layers } = orchestra.review;
    const relaxed: Organization = {
      ...orchestra,
      review: { ...orchestra.review, layers: { ...layers, peer: { ...layers.peer, fromTier: 2 } } },
    };
    expect(isOpen(observe(atTier(0, relaxed), 1))).toBe(true);
  });
});
