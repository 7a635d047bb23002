import { describe, expect, test } from "vitest";
import { planning } from "../../../test/support/planning.ts";

describe("the assignees in the sidebar", () => {
  test("a member who is put there is given the task by whoever put them there", async () => {
    const { people, plan } = await planning();
    expect(await plan(people.assigns("ada-g", 1, "bob-g"))).toMatchObject([
      { type: "AssignTask", assignee: "bob", by: { member: "ada" }, text: "assigned bob" },
    ]);
  });

  test("a member who is there from the issue's first second on is given the task", async () => {
    const { team, people, plan } = await planning();
    const issue = team.github.issueAt(people.repository.id, 1);
    team.github.setAssignee(issue, people.account("ada-g"), "assigned", people.account("bob-g"));
    expect(await plan(people.labels("eve-g", 1, "bug"))).toMatchObject([
      { type: "AssignTask", assignee: "bob", by: { member: "ada" } },
    ]);
  });

  test("somebody who is no member is GitHub's business", async () => {
    const { people, plan } = await planning();
    expect(await plan(people.assigns("ada-g", 1, "eve-g"))).toEqual([]);
  });

  test("the assignee who is taken away loses the task", async () => {
    const { people, plan, does } = await planning();
    await does(people.says("ada-g", 1, "/assign @bob-g"));
    expect(await plan(people.unassigns("ada-g", 1, "bob-g"))).toMatchObject([
      { type: "UnassignTask", by: { member: "ada" }, text: "unassigned bob" },
    ]);
  });

  test("while the timeline lags, the sender stands for the change that they made, and for no other", async () => {
    const { team, people, plan, does } = await planning();
    const leads = people.assigns("ada-g", 1, "eve-g");
    const theirs = people.assigns("cy-g", 1, "bob-g");
    const { timeline } = team.github.issueAt(people.repository.id, 1);
    timeline.splice(-2);
    expect(await plan(leads)).toEqual([]);
    expect(await plan(theirs)).toMatchObject([{ type: "AssignTask", assignee: "bob", by: { member: "cy" } }]);

    await does(people.says("ada-g", 1, "/assign @bob-g"));
    const other = people.unassigns("ada-g", 1, "eve-g");
    const taken = people.unassigns("cy-g", 1, "bob-g");
    timeline.splice(-2);
    expect(await plan(other)).toEqual([]);
    expect(await plan(taken)).toMatchObject([{ type: "UnassignTask", by: { member: "cy" } }]);
  });

  test("what we put there ourselves is no order", async () => {
    const { people, plan, does } = await planning();
    await does(people.says("ada-g", 1, "/assign @bob-g"));
    expect(await plan(people.labels("eve-g", 1, "bug"))).toEqual([]);
  });

  test("a second one beside the assignee is said not to count", async () => {
    const { people, plan, does } = await planning();
    await does(people.says("ada-g", 1, "/assign @bob-g"));
    expect(await plan(people.assigns("ada-g", 1, "cy-g"))).toMatchObject([
      { type: "RejectCommand", code: "one-assignee", facts: { member: "cy" }, by: { member: "ada" } },
    ]);
  });

  test("of two put there at once the first is given the task, and the other said not to count", async () => {
    const { team, people, plan } = await planning();
    const issue = team.github.issueAt(people.repository.id, 1);
    for (const login of ["bob-g", "cy-g"]) {
      team.github.setAssignee(issue, people.account("ada-g"), "assigned", people.account(login));
    }
    expect(await plan(people.labels("eve-g", 1, "bug"))).toMatchObject([
      { type: "AssignTask", assignee: "bob" },
      { type: "RejectCommand", code: "one-assignee", facts: { member: "cy" } },
    ]);
  });

  test("one put beside the assignee is given the task once the assignee is taken away", async () => {
    const { people, does, home } = await planning();
    await does(people.says("ada-g", 1, "/assign @bob-g"));
    await does(people.assigns("ada-g", 1, "cy-g"));
    expect(home.state.taskAt(people.repository.id, 1)?.assignee).toBe("bob");
    await does(people.unassigns("ada-g", 1, "bob-g"));
    expect(home.state.taskAt(people.repository.id, 1)?.assignee).toBe("cy");
  });

  test.each([
    ["by a bot", "other[bot]", "cy-g"],
    ["who is no member", "ada-g", "eve-g"],
  ])("nothing is said of one put beside the assignee %s", async (_name, by, whom) => {
    const { people, plan, does } = await planning();
    await does(people.says("ada-g", 1, "/assign @bob-g"));
    expect(await plan(people.assigns(by, 1, whom))).toEqual([]);
  });

  test("another in the assignee's place is given the task", async () => {
    const { people, plan, does } = await planning();
    await does(people.says("ada-g", 1, "/assign @bob-g"));
    people.unassigns("ada-g", 1, "bob-g");
    expect(await plan(people.assigns("ada-g", 1, "cy-g"))).toMatchObject([
      { type: "AssignTask", assignee: "cy" },
    ]);
  });

  test("somebody put there before the last change of hands is what we have not shown yet", async () => {
    const { people, plan, does, home } = await planning();
    const stale = people.assigns("ada-g", 1, "cy-g");
    await does(people.says("ada-g", 1, "/assign @bob-g"));
    expect(home.state.taskAt(people.repository.id, 1)?.assignee).toBe("bob");
    expect(await plan(stale)).toEqual([]);
  });

  test("of a task that is completed are left alone", async () => {
    const { people, plan, does } = await planning();
    await does(people.closes("grace-g", 1, "not-planned"));
    expect(await plan(people.assigns("ada-g", 1, "bob-g"))).toEqual([]);
  });
});
