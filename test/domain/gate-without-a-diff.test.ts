// A diff that GitHub cannot give, for it is too large, say: nobody may gain by that.
import { describe, expect, it } from "vitest";
import {
  type PullRequestWords,
  atTier,
  byPaths,
  cello,
  horn,
  isOpen,
  observe,
  violin,
} from "../support/pull-request-story.ts";

const ofStrings: PullRequestWords = {
  patch: null,
  reviews: [
    [cello, "approved", 1],
    [violin, "approved", 1],
  ],
};

describe("the gate of a pull request whose diff cannot be had", () => {
  it("asks the lead of every domain that has paths", () => {
    expect(isOpen(observe(atTier(2, byPaths), 1, { ...ofStrings, paths: null }))).toBe(false);
    const everybody = [...(ofStrings.reviews ?? []), [horn, "approved", 1] as const];
    expect(isOpen(observe(atTier(2, byPaths), 1, { patch: null, paths: null, reviews: everybody }))).toBe(
      true,
    );
  });

  it("takes no peers from those domains", () => {
    const byBrass: PullRequestWords = { patch: null, paths: null, reviews: [[horn, "approved", 1]] };
    const byStrings: PullRequestWords = { ...byBrass, reviews: [[cello, "approved", 1]] };
    expect(isOpen(observe(atTier(1, byPaths), 1, byBrass))).toBe(false);
    expect(isOpen(observe(atTier(1, byPaths), 1, byStrings))).toBe(true);
  });

  it("asks only those whose paths change once it is there", () => {
    const unknown = observe(atTier(2, byPaths), 1, { ...ofStrings, paths: null });
    expect(isOpen(observe(unknown, 2, { ...ofStrings, patch: 1 }))).toBe(true);
  });

  it("takes no approval of an earlier head, whose diff could not be had either", () => {
    const opened = observe(atTier(2, byPaths), 1, ofStrings);
    expect(isOpen(opened)).toBe(true);
    expect(isOpen(observe(opened, 2, { ...ofStrings, digit: 2 }))).toBe(false);
  });
});
