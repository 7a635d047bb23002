import { describe, expect, test } from "vitest";
import { TaskId } from "../../domain/ids.ts";
import { ourselves } from "../../../test/support/fake-forge.ts";
import { planning } from "../../../test/support/planning.ts";

describe("an issue closed by hand", () => {
  test.each([
    ["completed", "done"],
    ["not-planned", "not-planned"],
    ["duplicate", "duplicate"],
  ] as const)("as %s is the order to complete it as %s", async (closedAs, resolution) => {
    const { people, plan } = await planning();
    expect(await plan(people.closes("bob-g", 1, closedAs))).toMatchObject([
      { type: "CloseTask", resolution, by: { member: "bob" }, text: "closed" },
    ]);
  });

  test("by us is a fact without an order in it", async () => {
    const { team, people, plan } = await planning();
    const issue = team.github.issueAt(people.repository.id, 1);
    const entry = { kind: "closed", actor: ourselves, byMerge: false } as const;
    team.github.change(issue, { open: false, closedAs: "completed" }, entry);
    expect(await plan(people.labels("eve-g", 1, "bug"))).toMatchObject([
      { type: "CloseTask", by: { kind: "tutti" }, cause: null },
    ]);
  });

  test("that the record knows of is nothing new", async () => {
    const { people, plan, does } = await planning();
    const closed = people.closes("grace-g", 1, "not-planned");
    await does(closed);
    expect(await plan(closed)).toEqual([]);
  });
});

describe("an issue opened again by hand", () => {
  test("is the order to take it up again", async () => {
    const { people, plan, does } = await planning();
    await does(people.closes("grace-g", 1, "not-planned"));
    expect(await plan(people.reopens("ada-g", 1))).toMatchObject([
      { type: "ReopenTask", by: { member: "ada" }, text: "reopened" },
    ]);
  });

  test("that we opened again ourselves, since it was not done, stays as it was", async () => {
    const { team, people, plan, does } = await planning();
    await does(people.closes("bob-g", 1));
    expect(team.github.issueAt(people.repository.id, 1).facts.open).toBe(true);
    expect(await plan(people.labels("eve-g", 1, "bug"))).toMatchObject([
      { type: "ReopenTask", by: { kind: "tutti" } },
    ]);
  });
});

describe("an issue closed by a merge", () => {
  const links = [{ task: TaskId.parse("issue-1-1"), source: "closing-keyword" }] as const;

  test("is a fact, and the merge comes first, whichever of the two was told first", async () => {
    const { people, plan, does } = await planning();
    await does(people.opensPullRequest("bob-g", 2, { links: [...links] }));
    people.changesPullRequest("bob-g", 2, { status: "merged" });
    expect(await plan(people.mergeCloses("bob-g", 1))).toMatchObject([
      { type: "ObservePullRequest", by: { kind: "tutti" }, facts: { status: "merged" } },
      { type: "CloseTask", by: { kind: "tutti" }, cause: null },
    ]);
  });

  test("is one while another pull request is open, too", async () => {
    const { people, plan, does } = await planning();
    await does(people.opensPullRequest("bob-g", 2, { links: [...links] }));
    await does(people.opensPullRequest("bob-g", 3, { links: [...links] }));
    await does(people.changesPullRequest("bob-g", 2, { status: "merged" }));
    expect(await plan(people.mergeCloses("bob-g", 1))).toMatchObject([
      { type: "CloseTask", by: { kind: "tutti" }, cause: null },
    ]);
  });

  test("is told from one closed by hand after the merge", async () => {
    const { people, plan, does } = await planning();
    await does(people.opensPullRequest("bob-g", 2, { links: [...links] }));
    await does(people.opensPullRequest("bob-g", 3, { links: [...links] }));
    await does(people.changesPullRequest("bob-g", 2, { status: "merged" }));
    expect(await plan(people.closes("bob-g", 1))).toMatchObject([
      { type: "CloseTask", by: { member: "bob" } },
    ]);
  });

  test("is taken for one while the timeline lags behind", async () => {
    const { team, people, plan, does } = await planning();
    await does(people.opensPullRequest("bob-g", 2, { links: [...links] }));
    await does(people.opensPullRequest("bob-g", 3, { links: [...links] }));
    await does(people.changesPullRequest("bob-g", 2, { status: "merged" }));
    const closed = people.mergeCloses("bob-g", 1);
    team.github.issueAt(people.repository.id, 1).timeline.pop();
    expect(await plan(closed)).toMatchObject([{ type: "CloseTask", by: { kind: "tutti" } }]);
  });
});

describe("an issue whose task is completed", () => {
  test("may be closed by anybody: nothing is ordered", async () => {
    const { people, plan, does } = await planning();
    await does(
      people.opensPullRequest("bob-g", 2, {
        links: [{ task: TaskId.parse("issue-1-1"), source: "trailer" }],
      }),
    );
    await does(people.changesPullRequest("bob-g", 2, { status: "merged" }));
    expect(await plan(people.closes("eve-g", 1))).toMatchObject([
      { type: "CloseTask", by: { kind: "tutti" }, cause: null },
    ]);
  });
});
