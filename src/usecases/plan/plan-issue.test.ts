import { describe, expect, test } from "vitest";
import { planning } from "../../../test/support/planning.ts";

describe("an issue that is no task", () => {
  test("without a kind is left alone, whatever happens to it", async () => {
    const { people, plan } = await planning();
    expect(await plan(people.opensIssue("eve-g", 2, { labels: ["bug"] }))).toEqual([]);
    expect(await plan(people.labels("eve-g", 2, "state/completed"))).toEqual([]);
    expect(await plan(people.closes("eve-g", 2))).toEqual([]);
  });

  test("is taken under care with a kind, whenever it is labelled", async () => {
    const { people, plan } = await planning();
    const body = "In `core/search.ts`.\n\n- [x] found\n- [ ] shown";
    people.opensIssue("eve-g", 2, { labels: [], title: "Search", body });
    expect(await plan(people.labels("ada-g", 2, "kind/tactical"))).toMatchObject([
      {
        type: "OpenTask",
        number: 2,
        ordered: false,
        issueOpen: true,
        description: { kind: "tactical", title: "Search", criteria: { total: 2, ticked: 1 } },
        routing: { labels: ["kind/tactical"], paths: ["core/search.ts"] },
      },
    ]);
  });

  test("with two kinds has none", async () => {
    const { people, plan } = await planning();
    const labels = ["kind/tactical", "kind/strategic"];
    expect(await plan(people.opensIssue("eve-g", 2, { labels }))).toEqual([]);
  });
});

describe("an issue that was let go", () => {
  test("stays so, though its kind is still there", async () => {
    const { people, plan, does } = await planning();
    await does(people.says("ada-g", 1, "/untrack"));
    expect(await plan(people.labels("eve-g", 1, "bug"))).toEqual([]);
  });

  test("comes back with a kind that is set again", async () => {
    const { people, plan, does } = await planning();
    await does(people.says("ada-g", 1, "/untrack"));
    expect(await plan(people.labels("ada-g", 1, "kind/tactical"))).toMatchObject([
      { type: "OpenTask", description: { kind: "tactical" } },
    ]);
  });
});
