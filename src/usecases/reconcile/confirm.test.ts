import { describe, expect, it } from "vitest";
import { AccountId } from "../../domain/ids.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { PullRequest, PullRequestFacts } from "../../domain/review/schema.ts";
import type { StandingComment } from "../../ports/forge-facts.ts";
import { orchestra, order, repository, when } from "../../../test/support/domain-story.ts";
import {
  atTier,
  cello,
  conductor,
  factsOf,
  observe,
  pull,
  violin,
} from "../../../test/support/pull-request-story.ts";
import { confirmed } from "./confirm.ts";

const everybody = new Set([conductor, violin, cello].map((account) => AccountId.parse(account)));
const approved = { reviews: [[cello, "approved", 1]] } as const;

function onRecord(state: OrganizationState): PullRequest {
  const pullRequest = state.pullRequests.get(pull);
  if (pullRequest === undefined) throw new Error("no pull request");
  return pullRequest;
}

function comment(body: string, changes: Partial<StandingComment> = {}): ReadonlyMap<string, StandingComment> {
  const there = { author: AccountId.parse(cello), login: "cello", body, edited: false, editors: [] };
  return new Map([["comment", { ...there, ...changes }]]);
}

describe("a review on record", () => {
  const record = onRecord(observe(atTier(1), 1, approved));
  const facts = factsOf(1, approved);
  const [review] = facts.reviews;
  if (review === undefined) throw new Error("no review");
  const counted = (now: PullRequestFacts, entitled = everybody) =>
    confirmed(orchestra, record, { facts: now }, new Map(), entitled).pullRequest.reviews.length;

  it("counts while GitHub shows the same", () => {
    expect(counted(facts)).toBe(1);
  });

  it.each<[string, PullRequestFacts]>([
    ["is gone", { ...facts, reviews: [] }],
    ["is another's", { ...facts, reviews: [{ ...review, reviewer: AccountId.parse(violin) }] }],
    ["is another review of the same person", { ...facts, reviews: [{ ...review, id: "another" }] }],
    ["asks for changes", { ...facts, reviews: [{ ...review, decision: "changes-requested" }] }],
    [
      "is of an older commit",
      { ...facts, reviews: [{ ...review, commit: factsOf(1, { digit: 2 }).head.sha }] },
    ],
    ["is of a head that is no longer there", { ...facts, head: factsOf(1, { digit: 2 }).head }],
  ])("does not when on GitHub it %s", (_, now) => {
    expect(counted(now)).toBe(0);
  });

  it("does not when its author lost the right to it, and names them", () => {
    const { pullRequest, lapsed } = confirmed(orchestra, record, { facts }, new Map(), new Set());
    expect(pullRequest.reviews).toEqual([]);
    expect(lapsed).toEqual(["cello"]);
  });

  it("that asks for changes stands without GitHub's word: it only ever closes", () => {
    const objected = onRecord(observe(atTier(1), 1, { reviews: [[cello, "changes-requested", 1]] }));
    const now = { facts: factsOf(1) };
    expect(confirmed(orchestra, objected, now, new Map(), everybody).pullRequest.reviews).toHaveLength(1);
  });
});

describe("an approval by command on record", () => {
  const given = when(observe(atTier(1), 1), {
    type: "ReviewLayer",
    ...order("cello", 2),
    pullRequest: pull,
    layer: "peer",
    decision: "approved",
    note: "",
    comment: "comment",
  });
  const counted = (standing: ReadonlyMap<string, StandingComment>) =>
    confirmed(orchestra, onRecord(given.after), { facts: factsOf(1) }, standing, everybody).pullRequest
      .reviews.length;

  it("counts while its comment says so", () => {
    expect(given.refusal).toBeNull();
    expect(counted(comment("/approve peer"))).toBe(1);
  });

  it.each<[string, ReadonlyMap<string, StandingComment>]>([
    ["is gone", new Map()],
    ["was edited", comment("/approve peer", { edited: true })],
    ["is another's", comment("/approve peer", { author: AccountId.parse(violin) })],
    ["names another layer", comment("/approve qa")],
    ["only quotes it", comment("> /approve peer")],
    ["says something else", comment("/request-changes peer no")],
  ])("does not when the comment %s", (_, standing) => {
    expect(counted(standing)).toBe(0);
  });
});

describe("an override on record", () => {
  const given = when(observe(atTier(1), 1), {
    type: "OverrideGate",
    ...order("conductor", 2),
    place: { subject: pull, repository, number: 10, comment: "comment" },
    pullRequest: pull,
    reason: "the hall burns",
  });
  const stands = (standing: ReadonlyMap<string, StandingComment>, entitled = everybody) =>
    confirmed(orchestra, onRecord(given.after), { facts: factsOf(1) }, standing, entitled).pullRequest
      .override !== null;
  const lead = { author: AccountId.parse(conductor), login: "conductor" };

  it("counts while its comment says so", () => {
    expect(stands(comment("/override the hall burns", lead))).toBe(true);
  });

  it("does not when the comment is gone, edited, another's, says something else, or its author lost the right", () => {
    expect(stands(new Map())).toBe(false);
    expect(stands(comment("/override the hall burns", { ...lead, edited: true }))).toBe(false);
    expect(stands(comment("/override the hall burns"))).toBe(false);
    expect(stands(comment("never mind", lead))).toBe(false);
    expect(stands(comment("/override the hall burns", lead), new Set())).toBe(false);
  });
});
