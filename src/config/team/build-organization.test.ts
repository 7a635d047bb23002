import { describe, expect, it } from "vitest";
import { configurationFrom, shippedDefaults } from "../../../test/support/configuration.ts";

function organizationFrom(text: string) {
  return configurationFrom(text).organization;
}

function placesIn(text: string) {
  return Object.fromEntries(organizationFrom(text).members.map(({ id, domain }) => [id, domain]));
}

describe("roles", () => {
  it("are the lead's unless others are named", () => {
    const { roles } = organizationFrom(`lead: { member: ada, deputy: ben }
roles: { tech-lead: ben, architect: { member: ben, deputy: ada } }
members: { ada: , ben: }
domains: { app: }
`);
    expect(roles).toEqual({
      "engineering-manager": { member: "ada", deputy: "ben" },
      "tech-lead": { member: "ben", deputy: null },
      architect: { member: "ben", deputy: "ada" },
    });
  });

  it("need no lead when engineering manager and tech lead are named; the tech lead leads the domains then", () => {
    const { domains } = organizationFrom(`roles: { engineering-manager: ada, tech-lead: ben }
members: { ada: , ben: }
domains: { app: }
`);
    expect(domains).toMatchObject([{ id: "app", lead: "ben", deputy: null }]);
  });

  it("of planner, architect and QA lead may be an agent's", () => {
    const { roles } = organizationFrom(`roles: { planner: robin }
members: { ada: , robin: { kind: agent, accountable: ada } }
domains: { app: }
`);
    expect(roles.planner).toEqual({ member: "robin", deputy: null });
  });
});

describe("domains", () => {
  it("without a lead have the lead of all, with the same deputy", () => {
    const { domains } = organizationFrom(`lead: { member: ada, deputy: ben }
members: { ada: , ben: }
domains: { app: , docs: { lead: ben, paths: [docs] } }
`);
    expect(domains).toEqual([
      { id: "app", lead: "ada", deputy: "ben", paths: [] },
      { id: "docs", lead: "ben", deputy: null, paths: ["docs"] },
    ]);
  });

  it("place their members: by the member's word, the domain's list, the lead, or as the only one", () => {
    const members = "members: { ada: , ben: { domain: web }, cleo: , dan: }\n";
    expect(
      placesIn(`lead: ada\n${members}domains: { app: { members: [cleo] }, web: { lead: dan } }\n`),
    ).toEqual({
      ada: null,
      ben: "web",
      cleo: "app",
      dan: "web",
    });
    expect(placesIn("lead: ada\nmembers: { ada: , ben: }\ndomains: { app: }\n")).toEqual({
      ada: "app",
      ben: "app",
    });
  });
});

describe("policies", () => {
  const team = "members: { ada: }\ndomains: { app: }\n";

  it("are the shipped ones for what a team does not say", () => {
    const { review, gate, mode, paused } = organizationFrom(team);
    expect(review.reworkLimit).toBe(shippedDefaults.team.review["rework-limit"]);
    expect(review.layers.domain).toEqual({ fromTier: 2, paths: [], agents: false });
    expect(gate).toMatchObject({ untracked: "pass", whenPaused: "block" });
    expect({ mode, paused }).toEqual({ mode: "observe", paused: false });
  });

  it("change value by value", () => {
    const { review, gate, paused } = organizationFrom(`${team}paused: true
gate: { untracked: block, exempt: [] }
review:
  rework-limit: 3
  layers: { qa: { checks: [test] }, peer: { agents: true }, architecture: { from-tier: 5, paths: [/db/] } }
`);
    expect(review).toEqual({
      separation: "combined",
      reworkLimit: 3,
      layers: {
        peer: { fromTier: 1, paths: [], agents: true },
        domain: { fromTier: 2, paths: [], agents: false },
        qa: { fromTier: 2, paths: [], agents: false, checks: ["test"], leadFromTier: 3 },
        architecture: { fromTier: 5, paths: ["/db/"], agents: false },
      },
    });
    expect(gate).toEqual({ untracked: "block", whenPaused: "block", exempt: [] });
    expect(paused).toBe(true);
  });
});
