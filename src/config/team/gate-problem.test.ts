import { describe, expect, it } from "vitest";
import { configurationFrom, shippedFile } from "../../../test/support/configuration.ts";
import { organizationOf } from "../../../test/support/organization.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import { gateProblemsOf } from "./gate-problem.ts";

/** People of one domain, the first of them its lead with the second as deputy. */
function team(people: number, separation: "strict" | "combined" | "solo"): Organization {
  const names = ["ada", "ben", "cleo", "dana", "eli"].slice(0, people);
  const members = Object.fromEntries(names.map((name) => [name, { domain: "app" }]));
  const [lead = "ada", deputy] = names;
  return organizationOf({
    members,
    domains: { app: deputy === undefined ? { lead } : { lead, deputy } },
    roles: { "engineering-manager": ["ada"], "tech-lead": ["ada"] },
    separation,
  });
}

describe("a gate that nobody could open", () => {
  it("is said for each author, with the layers and the tier from which on", () => {
    expect(gateProblemsOf(team(2, "combined")).map(({ message }) => message)).toEqual([
      "Nobody could give the QA and architecture review for work of ada in app, from tier 3 on.",
      "Nobody could give the QA and architecture review for work of ben in app, from tier 3 on.",
    ]);
  });

  it.each([
    [1, "combined", ["separation: solo"]],
    [2, "strict", ["separation: solo"]],
    [2, "combined", ["lead-from-tier: 5", "separation: solo"]],
    [3, "strict", ["separation: combined", "lead-from-tier: 5", "separation: solo"]],
    [4, "strict", ["separation: combined", "lead-from-tier: 5", "separation: solo"]],
  ] as const)(
    "in a team of %d with `%s` names what would mend it, and only that",
    (people, separation, named) => {
      const [{ hint } = { hint: "" }] = gateProblemsOf(team(people, separation));
      const all = ["separation: combined", "lead-from-tier: 5", "separation: solo"] as const;
      expect(all.filter((remedy) => hint.includes(remedy))).toEqual(named);
      expect(hint).toContain("one more person");
    },
  );

  it.each([
    [1, "solo"],
    [2, "solo"],
    [3, "combined"],
    [5, "strict"],
  ] as const)("is not there in a team of %d with `%s`", (people, separation) => {
    expect(gateProblemsOf(team(people, separation))).toEqual([]);
  });
});

describe("the shipped examples", () => {
  it.each(["solo.yml", "two.yml", "three.yml", "eight.yml"])("%s: every gate can be opened", (name) => {
    expect(gateProblemsOf(configurationFrom(shippedFile(`examples/${name}`)).organization)).toEqual([]);
  });
});
