// Nobody else is there to review the work of a person who is alone: `solo` waives that, on record.
import { expect, test } from "vitest";
import { taskCard } from "../../src/messages/card.ts";
import type { EventOf } from "../../src/domain/events.ts";
import { taskOf } from "../support/domain-story.ts";
import { organizationOf } from "../support/organization.ts";
import {
  type PullRequestWords,
  atTier,
  conductor,
  isOpen,
  look,
  observe,
  pull,
  robot,
} from "../support/pull-request-story.ts";

const alone = organizationOf({
  members: {
    conductor: { accounts: [1], domain: "strings" },
    viola: { kind: "agent", accounts: [3], accountable: "conductor", domain: "strings" },
    robot: { kind: "agent", accounts: [6], accountable: "conductor", domain: "strings" },
  },
  domains: { strings: { lead: "conductor" } },
  roles: { "engineering-manager": ["conductor"], "tech-lead": ["conductor"] },
  separation: "solo",
});

function merged(words: PullRequestWords) {
  const { after, events } = look(observe(atTier(2, alone), 1, words), 2, { ...words, status: "merged" });
  const change = events.find(
    (event): event is EventOf<"PullRequestChanged"> => event.type === "PullRequestChanged",
  );
  return { change, after, card: taskCard(after, alone, taskOf(after), "enforce") };
}

test("a person's own work is merged with a waiver that the event, the record and the card tell", () => {
  expect(isOpen(observe(atTier(2, alone), 1, { author: conductor }))).toBe(true);
  const { change, after, card } = merged({ author: conductor });
  expect(change).toMatchObject({ bypassed: false, waived: ["peer", "domain"] });
  expect(after.pullRequests.get(pull)).toMatchObject({ waived: ["peer", "domain"], owed: null });
  expect(card).toContain(
    "Pull request 10 was merged with a waiver: nobody else was there to give peer review and domain review.",
  );
  expect(taskOf(after)).toMatchObject({ state: "completed", bypassed: false });
});

test("an agent's work is reviewed by its person, and nothing is waived", () => {
  const { change, card } = merged({ author: robot, reviews: [[conductor, "approved", 1]] });
  expect(change).not.toHaveProperty("waived");
  expect(card).not.toContain("waiver");
});

test("the waiver stays on record through a later look", () => {
  const { after } = merged({ author: conductor });
  const later = observe(after, 3, { author: conductor, status: "merged", headRef: "renamed" });
  expect(later.pullRequests.get(pull)?.waived).toEqual(["peer", "domain"]);
});
