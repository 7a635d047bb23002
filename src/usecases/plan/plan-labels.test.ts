import { describe, expect, test } from "vitest";
import { ourselves } from "../../../test/support/fake-forge.ts";
import { planning } from "../../../test/support/planning.ts";

describe("a `state/*` label by hand", () => {
  test("as wanted is nothing", async () => {
    const { people, plan } = await planning();
    expect(await plan(people.labels("ada-g", 1, "state/pending"))).toEqual([]);
  });

  test("exactly one other is the order of whoever set it, with their live permission", async () => {
    const { people, plan } = await planning();
    expect(await plan(people.labels("mia-g", 1, "state/in-planning"))).toMatchObject([
      {
        type: "MoveTask",
        to: "in-planning",
        forced: false,
        text: "label state/in-planning",
        by: { login: "mia-g", member: null, permission: "maintain" },
      },
    ]);
  });

  test("whoever set it is found in the timeline, whoever else sent the webhook", async () => {
    const { people, plan } = await planning();
    people.labels("ada-g", 1, "state/in-planning");
    const later = people.labels("eve-g", 1, "bug");
    expect(await plan(later)).toMatchObject([{ type: "MoveTask", by: { member: "ada" } }]);
  });

  test("while the timeline lags, the webhook's sender stands for whoever set it", async () => {
    const { team, people, plan } = await planning();
    const hint = people.labels("ada-g", 1, "state/in-planning");
    team.github.issueAt(people.repository.id, 1).timeline.pop();
    expect(await plan(hint)).toMatchObject([{ type: "MoveTask", by: { member: "ada" } }]);
  });

  test.each([
    ["/tier 0", "tier/2", { tier: 0 }, { tier: 2 }],
    ["/priority P1", "priority/P0", { priority: "P1" }, { priority: "P0" }],
  ])(
    "that the issue was opened with is stale once %s was said, in the same batch too",
    async (order, later, said, then) => {
      const { people, does, task } = await planning();
      await does(people.opensIssue("grace-g", 2, { labels: ["kind/instruction", "tier/1", "priority/P2"] }));
      await does(people.says("ada-g", 2, order), people.labels("eve-g", 2, "bug"));
      expect(task(2)).toMatchObject(said);
      await does(people.labels("ada-g", 2, later));
      expect(task(2)).toMatchObject(then);
    },
  );

  test("while the timeline lags, the sender of one label stands for no other: that one waits", async () => {
    const { team, people, plan } = await planning();
    const leads = people.labels("ada-g", 1, "bug");
    const theirs = people.labels("eve-g", 1, "state/in-planning", "state/banana", "tier/4");
    const { timeline } = team.github.issueAt(people.repository.id, 1);
    timeline.splice(-3);
    expect(await plan(leads)).toEqual([]);
    expect(await plan(theirs)).toMatchObject([{ type: "OverrideTier", tier: 4, by: { login: "eve-g" } }]);
  });

  test("several others are said to be several, once", async () => {
    const { people, plan, does } = await planning();
    const hint = people.labels("ada-g", 1, "state/in-planning", "state/blocked");
    expect(await plan(hint)).toMatchObject([
      {
        type: "RejectCommand",
        code: "several-state-labels",
        facts: { states: ["in-planning", "blocked"] },
        by: { member: "ada" },
      },
    ]);
    await does(hint);
    expect(await plan(people.labels("ada-g", 1, "bug"))).toEqual([]);
  });

  test("only taken away is no order, and comes back", async () => {
    const { team, people, plan, does } = await planning();
    const hint = people.unlabels("ada-g", 1, "state/pending");
    expect(await plan(hint)).toEqual([]);
    await does(hint);
    expect(team.github.issueAt(people.repository.id, 1).facts.labels).toContain("state/pending");
  });

  test("older than the state's entry is stale, and is put right in silence", async () => {
    const { team, people, plan, does } = await planning();
    const stale = people.labels("ada-g", 1, "state/escalated");
    await does(people.says("ada-g", 1, "/assign @bob-g"));
    const issue = team.github.issueAt(people.repository.id, 1);
    issue.facts = { ...issue.facts, labels: [...issue.facts.labels, "state/escalated"] };
    expect(await plan(stale)).toEqual([]);
    await does(stale);
    expect(issue.facts.labels.filter((label) => label.startsWith("state/"))).toEqual(["state/assigned"]);
  });

  test("our own is no order", async () => {
    const { team, people, plan } = await planning();
    const issue = team.github.issueAt(people.repository.id, 1);
    team.clock.advance(1_000);
    team.github.setLabel(issue, ourselves, "labeled", "state/blocked");
    expect(await plan(people.labels("eve-g", 1, "bug"))).toEqual([]);
  });

  test("one that names no state is refused, with all that there are", async () => {
    const { people, plan } = await planning();
    expect(await plan(people.labels("ada-g", 1, "state/banana"))).toMatchObject([
      {
        type: "RejectCommand",
        code: "no-such-state",
        text: "label state/banana",
        facts: { state: "banana", states: expect.arrayContaining(["pending", "completed"]) },
        by: { member: "ada" },
      },
    ]);
  });

  test("one that names no state does not keep another from being an order", async () => {
    const { people, plan } = await planning();
    const both = await plan(people.labels("ada-g", 1, "state/banana", "state/in-planning"));
    expect(both.map(({ type }) => type)).toEqual(["RejectCommand", "MoveTask"]);
  });

  test("a bot's is an order of a bot, which the rules know to be one", async () => {
    const { people, plan } = await planning();
    expect(await plan(people.labels("other[bot]", 1, "state/blocked"))).toMatchObject([
      { type: "MoveTask", by: { bot: true, member: null, permission: "none" } },
    ]);
  });

  test("the same wish within the same state entry is one order", async () => {
    const { people, plan } = await planning();
    const [first] = await plan(people.labels("bob-g", 1, "state/completed"));
    const [again] = await plan(people.labels("bob-g", 1, "bug"));
    expect(again?.cause).toBe(first?.cause);
  });
});

describe("labels of tier, priority and domain by hand", () => {
  test.each([
    ["tier/3", { type: "OverrideTier", tier: 3 }],
    ["priority/P0", { type: "PrioritizeTask", priority: "P0" }],
  ])("%s is an order", async (label, command) => {
    const { people, plan } = await planning();
    expect(await plan(people.labels("ada-g", 1, label))).toMatchObject([
      { ...command, by: { member: "ada" } },
    ]);
  });

  test.each([
    "tier/9",
    "tier/",
    "tier/03",
    "tier/3/x",
    "priority/P7",
    "domain/nowhere",
    "tier/1",
    "domain/core",
    "bug",
    "tiers/3",
  ])("%s is none", async (label) => {
    const { people, plan } = await planning();
    expect(await plan(people.labels("ada-g", 1, label))).toEqual([]);
  });

  test("a domain is added to those it has", async () => {
    const two = `
lead: grace
mode: enforce
members: { grace: { github: grace-g }, ada: { github: ada-g, domain: core }, bob: { github: bob-g, domain: web } }
domains: { core: { lead: ada, paths: ["core/**"] }, web: { lead: bob, paths: ["web/**"] } }
`;
    const { people, plan, does } = await planning(two);
    await does(people.labels("grace-g", 1, "domain/core"));
    expect(await plan(people.labels("grace-g", 1, "domain/web"))).toMatchObject([
      { type: "ChangeDomains", domains: ["core", "web"] },
    ]);
  });

  test("one that was taken away comes back in silence", async () => {
    const { team, people, plan, does } = await planning();
    const hint = people.unlabels("ada-g", 1, "tier/1");
    expect(await plan(hint)).toEqual([]);
    await does(hint);
    expect(team.github.issueAt(people.repository.id, 1).facts.labels).toContain("tier/1");
  });
});
