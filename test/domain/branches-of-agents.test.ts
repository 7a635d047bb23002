// A branch of an agent's pattern says whose work it is, as long as it says one agent.
import { expect, it } from "vitest";
import { AccountId } from "../../src/domain/ids.ts";
import { at, member, orchestra, stateOf, taskId, taskIn } from "../support/domain-story.ts";
import { observe, pull, viola } from "../support/pull-request-story.ts";

/** The robot has the only task, and so many agents push branches of its pattern. */
function linksOf(agents: number): readonly string[] {
  const branches = ["robot/*"];
  const members = orchestra.members.flatMap((each) => {
    if (each.id !== "robot") return [each];
    const twin = { ...each, id: member("twin"), accounts: [AccountId.parse(7)], branches };
    return agents === 1 ? [{ ...each, branches }] : [{ ...each, branches }, twin];
  });
  const given = { type: "TaskAssigned", at: at(0), by: "violin", task: taskId("task") } as const;
  const state = stateOf({ ...orchestra, members }, [
    ...taskIn("assigned"),
    { ...given, assignee: member("robot"), accepted: true },
  ]);
  const after = observe(state, 1, { author: viola, linked: false, headRef: "robot/fix" });
  return after.pullRequests.get(pull)?.links.map(({ source }) => source) ?? [];
}

it("links a pull request to the one task of the agent whose branch it is", () => {
  expect(linksOf(1)).toEqual(["agent"]);
});

it("links none while two agents push branches of that name", () => {
  expect(linksOf(2)).toEqual([]);
});
