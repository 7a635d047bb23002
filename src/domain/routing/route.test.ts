import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { domainId, organizationOf } from "../../../test/support/organization.ts";
import { explainRouting } from "./explain.ts";
import { type IsLeadsWord, route } from "./route.ts";
import { type Instruction, RoutingRules } from "./schema.ts";

const { domains } = organizationOf({
  members: { ada: {} },
  domains: {
    backend: { lead: "ada", paths: ["/src/"] },
    frontend: { lead: "ada", paths: ["/web/"] },
    security: { lead: "ada" },
  },
});

const rules = RoutingRules.parse({
  base: 1,
  tiersFrom: [1, 4, 8, 12],
  labels: [
    { label: "question", score: -5 },
    { label: "Feature", score: 2 },
    { label: "noted", score: 0 },
  ],
  words: [
    { words: ["typo", "broken link"], in: ["title"], score: -1 },
    { words: ["migrat*"], in: ["title", "body"], score: 3 },
  ],
  question: -2,
  paths: [{ pattern: "**/migrations/**", score: 2 }],
  size: {
    criteria: [
      { from: 5, score: 2 },
      { from: 10, score: 5 },
    ],
    estimateHours: [{ from: 40, score: 6 }],
    paths: [{ from: 3, score: 1 }],
  },
  furtherDomain: 3,
  domainLabels: [
    { label: "api", domain: "backend" },
    { label: "mobile", domain: "mobile" },
  ],
  domainWords: [{ words: ["button*"], domain: "frontend" }],
  priorityLabels: [{ label: "critical", priority: "P0" }],
  priorityWords: [{ words: ["site is down"], priority: "P1" }],
  defaultPriority: null,
});

function routed(words: Partial<Instruction>, isLeadsWord: IsLeadsWord = () => false) {
  const instruction: Instruction = {
    title: "Show the invoice",
    body: "",
    labels: [],
    paths: [],
    size: { criteria: 0, estimateHours: null },
    domains: [],
    ...words,
  };
  return route(rules, domains, instruction, isLeadsWord);
}

function sentences(words: Partial<Instruction>) {
  return routed(words).reasons.map(explainRouting);
}

describe("the tier", () => {
  it("is what the sum of the signals is", () => {
    expect(routed({}).tier).toBe(1);
    expect(routed({ labels: ["question"] }).tier).toBe(0);
    expect(routed({ labels: ["feature"], size: { criteria: 5, estimateHours: null } }).tier).toBe(2);
    expect(routed({ labels: ["feature"], size: { criteria: 12, estimateHours: null } }).tier).toBe(3);
    expect(routed({ labels: ["feature"], size: { criteria: 10, estimateHours: 80 } }).tier).toBe(4);
  });

  it("comes with every signal, and they add up", () => {
    expect(
      sentences({
        title: "Migrate the invoices?",
        labels: ["FEATURE", "noted"],
        paths: ["src/migrations/1.sql", "web/a.ts", "web/b.ts"],
        size: { criteria: 7, estimateHours: 40 },
      }),
    ).toEqual([
      "A score of 18 is tier 4.",
      "+1 point to begin with.",
      "+2 points for the label “Feature”.",
      "+3 points for “migrat*” in the title.",
      "−2 points for a title that is a question.",
      "+2 points for src/migrations/1.sql, which **/migrations/** covers.",
      "+2 points for 7 acceptance criteria.",
      "+6 points for an estimate of 40 hours.",
      "+1 point for 3 paths.",
      "+3 points for several domains: backend, frontend.",
      "src/migrations/1.sql belongs to the domain backend.",
      "web/a.ts belongs to the domain frontend.",
      "Nothing said how urgent it is, so it began in the backlog.",
    ]);
  });

  it("is the label's whatever the score, the highest of several", () => {
    const { tier, reasons } = routed({ labels: ["tier/1", "question", "Tier/3"] });
    expect(tier).toBe(3);
    expect(reasons[0]).toEqual({ code: "tier-label", facts: { label: "Tier/3", tier: 3 } });
  });

  it("is not made simpler than the score by a label, but by a lead's", () => {
    const simpler = { labels: ["feature", "tier/0"], size: { criteria: 5, estimateHours: null } };
    const { tier, reasons } = routed(simpler);
    expect(tier).toBe(2);
    expect(reasons).toContainEqual({ code: "tier-label-left-out", facts: { label: "tier/0" } });
    expect(routed(simpler, (label) => label === "tier/0").tier).toBe(0);
    expect(routed(simpler, (label) => label === "feature").tier).toBe(2);
  });

  it("asks whether the label is the word of a lead of the domains that it is routed to", () => {
    const labels = ["domain/frontend", "tier/0"];
    const leads =
      (own: string): IsLeadsWord =>
      (_, led) =>
        led.some((domain) => domain === own);
    expect(routed({ labels }, leads("frontend")).tier).toBe(0);
    expect(routed({ labels }, leads("backend")).tier).toBe(1);
  });

  it("does not follow a label of a tier that there is not", () => {
    expect(routed({ labels: ["tier/5", "tier/01", "tier/"] }).tier).toBe(1);
  });

  it("hears whole words, and beginnings only where a star says so", () => {
    expect(routed({ title: "Fix the prototypo" }).reasons).not.toContainEqual(
      expect.objectContaining({ code: "word" }),
    );
    expect(routed({ title: "Remigrate" }).reasons).not.toContainEqual(
      expect.objectContaining({ code: "word" }),
    );
    expect(sentences({ title: "Broken\u00a0LINK in the footer" })).toContain(
      "−1 point for “broken link” in the title.",
    );
    expect(sentences({ body: "Needs a migration." })).toContain("+3 points for “migrat*” in the body.");
  });

  it("does not hear words in code, comments, or in a part that the rule leaves out", () => {
    const body = "```\nmigrate()\n```\n`migrate`\n<!-- migrate -->\n~~~~\nmigrate\n~~~\nmigrate\n~~~~\ntypo";
    expect(routed({ body }).reasons).not.toContainEqual(expect.objectContaining({ code: "word" }));
  });

  it("hears words after a fence is closed, and none after a comment that is not", () => {
    expect(sentences({ body: "```js\nx\n```\nmigrate" })).toContain("+3 points for “migrat*” in the body.");
    expect(routed({ body: "<!-- migrate" }).reasons).not.toContainEqual(
      expect.objectContaining({ code: "word" }),
    );
  });
});

describe("the domains", () => {
  it("are those given, whatever else there is", () => {
    const { domains: found } = routed({
      domains: [domainId("frontend")],
      labels: ["api"],
      paths: ["src/a.ts"],
    });
    expect(found).toEqual(["frontend"]);
  });

  it("are those of labels before those of paths before those of words", () => {
    const words = { title: "Move the buttons", paths: ["src/a.ts"] };
    expect(routed({ ...words, labels: ["domain/security"] }).domains).toEqual(["security"]);
    expect(routed({ ...words, labels: ["API"] }).domains).toEqual(["backend"]);
    expect(routed(words).domains).toEqual(["backend"]);
    expect(routed({ ...words, paths: [] }).domains).toEqual(["frontend"]);
  });

  it("leave out those that the team does not have", () => {
    const { domains: found } = routed({ labels: ["mobile", "domain/mobile"], domains: [domainId("mobile")] });
    expect(found).toEqual([]);
    expect(sentences({ labels: ["mobile"] })).toContain(
      "Nothing said which domain it belongs to: backend, frontend, security.",
    );
  });

  it("are the only one when there is but one", () => {
    const { domains: alone } = organizationOf({ members: { ada: {} }, domains: { app: { lead: "ada" } } });
    const instruction = {
      title: "",
      body: "",
      labels: [],
      paths: [],
      size: { criteria: 0, estimateHours: null },
      domains: [],
    };
    expect(route(rules, alone, instruction, () => false).domains).toEqual(["app"]);
  });

  it("come in the order of the configuration, with one reason each", () => {
    const { domains: found, reasons } = routed({ paths: ["web/a.ts", "src/a.ts", "src/b.ts"] });
    expect(found).toEqual(["backend", "frontend"]);
    expect(reasons.filter(({ code }) => code === "domain-path")).toHaveLength(2);
  });
});

describe("the priority", () => {
  it("is the most urgent that a label names", () => {
    expect(routed({ labels: ["priority/P2", "Priority/p1"] }).priority).toBe("P1");
    expect(routed({ labels: ["priority/P2", "critical"] }).priority).toBe("P0");
  });

  it("is what words say when no label does", () => {
    expect(routed({ title: "The site is down" }).priority).toBe("P1");
    expect(routed({ title: "The site is down", labels: ["priority/P3"] }).priority).toBe("P3");
  });

  it("is the default otherwise", () => {
    expect(routed({}).priority).toBeNull();
    const instruction = {
      title: "",
      body: "",
      labels: [],
      paths: [],
      size: { criteria: 0, estimateHours: null },
      domains: [],
    };
    expect(route({ ...rules, defaultPriority: "P2" }, domains, instruction, () => false).priority).toBe("P2");
  });
});

describe("a route", () => {
  const anything = fc.record({
    title: fc.string(),
    body: fc.string({ maxLength: 300 }),
    labels: fc.array(fc.oneof(fc.string(), fc.constantFrom("tier/2", "question", "api", "priority/P1"))),
    paths: fc.array(fc.oneof(fc.string(), fc.constantFrom("src/a.ts", "web/migrations/b"))),
    size: fc.record({ criteria: fc.nat(50), estimateHours: fc.option(fc.nat(200)) }),
  });

  it("comes out for any instruction, the same each time, with a sentence for each reason", () => {
    fc.assert(
      fc.property(anything, (words) => {
        const found = routed(words);
        expect(routed(words)).toEqual(found);
        for (const reason of found.reasons) expect(explainRouting(reason)).toMatch(/^\S.*\.$/su);
      }),
    );
  });

  it("never falls when an instruction grows", () => {
    fc.assert(
      fc.property(anything, fc.nat(50), (words, more) => {
        const larger = { ...words.size, criteria: words.size.criteria + more };
        expect(routed({ ...words, size: larger }).tier).toBeGreaterThanOrEqual(routed(words).tier);
      }),
    );
  });
});
