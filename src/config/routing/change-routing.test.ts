import { describe, expect, it } from "vitest";
import { configurationFrom, findings, shippedDefaults } from "../../../test/support/configuration.ts";
import { domainId, organizationOf } from "../../../test/support/organization.ts";
import type { Instruction } from "../../domain/routing/schema.ts";
import { route } from "../../domain/routing/route.ts";

const team = `members: { ada: {} }
domains: { app: , web: , security: }
routing:
`;

function routingFrom(lines: string) {
  return configurationFrom(team + lines).routing;
}

const shipped = shippedDefaults.routing;

describe("a team's changes to the routing", () => {
  it("are none when it says nothing", () => {
    expect(routingFrom("  labels: []\n")).toEqual(shipped);
  });

  it("add to lists", () => {
    const { words, paths, domainWords, priorityWords } =
      routingFrom(`  words: [{ words: [payment*], in: [title], score: 4 }]
  paths: [{ pattern: /billing/, score: 2 }]
  domain-words: [{ words: [button], domain: web }]
  priority-words: [{ words: [everything burns], priority: P0 }]
`);
    expect(words).toEqual([...shipped.words, { words: ["payment*"], in: ["title"], score: 4 }]);
    expect(paths).toEqual([...shipped.paths, { pattern: "/billing/", score: 2 }]);
    expect(domainWords).toEqual([{ words: ["button"], domain: "web" }]);
    expect(priorityWords).toEqual([
      ...shipped.priorityWords,
      { words: ["everything burns"], priority: "P0" },
    ]);
  });

  it("replace the shipped rule for the same label", () => {
    const { labels, domainLabels } = routingFrom(`  labels: [{ label: Question, score: 1 }]
  domain-labels: [{ label: Frontend, domain: web }]
`);
    expect(labels.filter(({ label }) => label.toLowerCase() === "question")).toEqual([
      { label: "Question", score: 1 },
    ]);
    expect(domainLabels.filter(({ label }) => label.toLowerCase() === "frontend")).toEqual([
      { label: "Frontend", domain: "web" },
    ]);
    expect(labels).toHaveLength(shipped.labels.length);
  });

  it("replace single values, and single tiers", () => {
    const changed = routingFrom(
      "  base: 0\n  tiers: { 4: 20 }\n  default-priority: P3\n  size: { criteria: [] }\n",
    );
    expect(changed).toMatchObject({ base: 0, tiersFrom: [1, 4, 8, 20], defaultPriority: "P3" });
    expect(changed.size).toEqual({ ...shipped.size, criteria: [] });
  });

  it.each([
    [
      "an unknown domain",
      "  domain-labels: [{ label: x, domain: wbe }]\n",
      "4:39 unknown-domain routing.domain-labels[0].domain",
    ],
    [
      "a pattern that cannot be read",
      '  paths: [{ pattern: "!x", score: 1 }]\n',
      "4:22 invalid-pattern routing.paths[0].pattern",
    ],
    ["tiers that do not ascend", "  tiers: { 2: 9 }\n", "4:3 invalid-value routing.tiers"],
    [
      "steps that do not ascend",
      "  size: { paths: [{ from: 9, score: 1 }, { from: 3, score: 2 }] }\n",
      "4:11 invalid-value routing.size.paths",
    ],
    [
      "a priority that there is not",
      "  default-priority: P5\n",
      "4:21 invalid-value routing.default-priority",
    ],
    ["a score out of bounds", "  base: 99\n", "4:9 invalid-value routing.base"],
  ])("are refused for %s", (_, lines, problem) => {
    expect(findings(team + lines)).toEqual([problem]);
  });
});

describe("the shipped routing", () => {
  const { domains } = organizationOf({
    members: { ada: {} },
    domains: { frontend: { lead: "ada", paths: ["/web/"] }, backend: { lead: "ada", paths: ["/src/"] } },
  });

  function tierOf(words: Partial<Instruction>) {
    const size = { criteria: 0, estimateHours: null };
    const instruction = { title: "", body: "", labels: [], paths: [], size, domains: [], ...words };
    return route(shipped, domains, instruction, () => false).tier;
  }

  const both = [domainId("frontend"), domainId("backend")];

  it.each([
    [0, { title: "How do I rotate the key?", labels: ["question"] }],
    [1, { title: "Typo in the footer" }],
    [1, { title: "The total is rounded wrongly", labels: ["bug"] }],
    [1, { title: "Could we round the total up?", labels: ["enhancement"] }],
    [
      2,
      {
        title: "Invoices can be exported",
        labels: ["enhancement"],
        size: { criteria: 5, estimateHours: null },
      },
    ],
    [2, { title: "Show who is online", labels: ["feature"], domains: both }],
    [3, { title: "Migrate invoices to the new store", labels: ["feature"], domains: both }],
    [
      4,
      {
        title: "Redesign sign-in for multi-tenant teams",
        labels: ["epic"],
        domains: both,
        size: { criteria: 12, estimateHours: null },
      },
    ],
  ])("sends to tier %s: %j", (tier, words) => {
    expect(tierOf(words)).toBe(tier);
  });
});
