// What the check on load says of a team holds for its pull requests: where every gate can be opened, approvals open it.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainId } from "../../src/domain/ids.ts";
import type { Organization } from "../../src/domain/organization/schema.ts";
import { openPullRequest } from "../../src/domain/review/evolve.ts";
import { answerLayers } from "../../src/domain/review/layers.ts";
import { unsatisfiableGates } from "../../src/domain/review/satisfiable.ts";
import type { PullRequest, Review } from "../../src/domain/review/schema.ts";
import { tiers } from "../../src/domain/task/schema.ts";
import { AccountId, CommitSha } from "../../src/domain/ids.ts";
import { at, repository } from "../support/domain-story.ts";
import { type OrganizationWords, organizationOf } from "../support/organization.ts";
import { pull } from "../support/pull-request-story.ts";

const names = ["ada", "ben", "cleo", "dana", "eli", "fay"] as const;
const domains = ["app", "web"] as const;
const head = CommitSha.parse("1".repeat(40));

/** Teams of one to six with an agent more, whoever holds which seat. */
const team = fc
  .record({
    people: fc.integer({ min: 1, max: 6 }),
    homes: fc.array(fc.constantFrom(...domains), { minLength: 7, maxLength: 7 }),
    seats: fc.array(fc.nat(5), { minLength: 10, maxLength: 10 }),
    named: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    agents: fc.boolean(),
    separation: fc.constantFrom("strict", "combined", "solo"),
  })
  .map(({ people, homes, seats, named, agents, separation }): Organization => {
    const there = names.slice(0, people);
    const holder = (seat: number): string => there[(seats[seat] ?? 0) % people] ?? "ada";
    const seat = (place: number): readonly [string, string?] =>
      named[place] === true && holder(place) !== holder(place + 4)
        ? [holder(place), holder(place + 4)]
        : [holder(place)];
    const lead = (place: number) => {
      const [member, deputy] = seat(place);
      return deputy === undefined ? { lead: member } : { lead: member, deputy };
    };
    const members: OrganizationWords["members"] = {
      ...Object.fromEntries(there.map((name, index) => [name, { domain: homes[index] ?? "app" }])),
      robot: { kind: "agent", accountable: holder(9), domain: homes[6] ?? "app" },
    };
    const organization = organizationOf({
      members,
      domains: { app: lead(0), web: lead(1) },
      roles: {
        "engineering-manager": seat(2),
        "tech-lead": seat(3),
        ...(named[4] === true ? { architect: seat(4) } : {}),
        ...(named[5] === true ? { "qa-lead": seat(5) } : {}),
      },
      separation,
    });
    const { layers } = organization.review;
    const peer = { ...layers.peer, agents };
    return { ...organization, review: { ...organization.review, layers: { ...layers, peer } } };
  });

function proposedBy(account: number): PullRequest {
  return openPullRequest({
    type: "PullRequestOpened",
    at: at(0),
    by: "tutti",
    pullRequest: pull,
    repository,
    number: 10,
    author: AccountId.parse(account),
    draft: false,
    headRef: "topic",
    baseRef: "main",
    fork: false,
    head: {
      sha: head,
      patch: null,
      paths: [],
      authors: [AccountId.parse(account)],
      unknownAuthors: false,
      seenAt: at(0),
    },
  });
}

/** Everybody approves, the author as well. */
function approvedByAll(organization: Organization, pullRequest: PullRequest): PullRequest {
  const reviews = organization.members.flatMap(({ id, accounts }, index): Review[] =>
    accounts.map((reviewer) => ({
      id: `${id} ${reviewer}`,
      source: "review",
      reviewer,
      member: id,
      decision: "approved",
      layer: null,
      commit: head,
      at: at(index),
    })),
  );
  return { ...pullRequest, reviews };
}

function each(
  organization: Organization,
  check: (
    gate: { readonly open: boolean; readonly by: readonly string[] },
    author: string | null,
    tier: number,
  ) => void,
): void {
  for (const member of [...organization.members, null]) {
    const account = member?.accounts[0] ?? 99;
    for (const tier of tiers) {
      for (const domain of domains) {
        const layers = answerLayers(
          organization,
          approvedByAll(organization, proposedBy(account)),
          { tier, domains: [DomainId.parse(domain)], ledBy: [DomainId.parse(domain)], paths: [] },
          { accounts: [AccountId.parse(account)], askedBy: [] },
        );
        const by = layers.flatMap(({ slots }) => slots.flatMap((slot) => slot.by ?? []));
        check({ open: layers.every(({ satisfied }) => satisfied), by }, member?.id ?? null, tier);
      }
    }
  }
}

describe("any team", () => {
  it("whose gates can all be opened, by the check on load, opens each by its approvals", () => {
    fc.assert(
      fc.property(team, (organization) => {
        const hopeless = new Set(
          unsatisfiableGates(organization).map(({ author, tier }) => `${author} ${tier}`),
        );
        each(organization, ({ open }, author, tier) => {
          if (!hopeless.has(`${author} ${tier}`)) expect(open).toBe(true);
        });
      }),
    );
  });

  it("has a gate that the check on load calls hopeless stay closed in one of the domains", () => {
    fc.assert(
      fc.property(team, (organization) => {
        const hopeless = new Set(
          unsatisfiableGates(organization).map(({ author, tier }) => `${author} ${tier}`),
        );
        const closed = new Set<string>();
        each(organization, ({ open }, author, tier) => {
          if (!open) closed.add(`${author} ${tier}`);
        });
        expect(closed).toEqual(hopeless);
      }),
    );
  });

  it("never lets an author fill a layer, nor agents alone open a gate", () => {
    fc.assert(
      fc.property(team, (organization) => {
        each(organization, ({ open, by }, author) => {
          expect(by).not.toContain(author);
          if (open && by.length > 0) expect(by.some((name) => name !== "robot")).toBe(true);
        });
      }),
    );
  });

  it("has nobody fill more than their separation allows", () => {
    fc.assert(
      fc.property(team, (organization) => {
        const { separation } = organization.review;
        each(organization, ({ by }) => {
          const most = separation === "strict" ? 1 : separation === "combined" ? 2 : 4;
          for (const name of by)
            expect(by.filter((other) => other === name).length).toBeLessThanOrEqual(most);
        });
      }),
    );
  });
});
