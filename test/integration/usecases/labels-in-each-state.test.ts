// Every state label set by hand on a task in every state, in each mode: what the rules make of it, and what people see.
import { describe, expect, test } from "vitest";
import { Mode } from "../../../src/domain/organization/schema.ts";
import { type StateName, stateNames } from "../../../src/domain/task/schema.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { type FakeTeam, fakeTeam, home1, teamConfiguration } from "../../support/fake-home.ts";

/**
 * Where the lead's label takes a task that Bob has and that has no pull request: written out apart from the table that the
 * program reads. All other ways lack a condition, belong to somebody else, or are not there.
 */
const waysOfTheLead: Readonly<Record<StateName, readonly StateName[]>> = {
  pending: ["in-planning"],
  "in-planning": ["pending"],
  assigned: ["in-progress", "pending", "in-planning", "escalated"],
  "in-progress": ["assigned", "in-planning", "escalated"],
  blocked: ["in-progress", "assigned", "in-planning", "escalated"],
  escalated: ["in-progress", "assigned", "in-planning"],
  "under-review": ["in-progress", "assigned", "escalated"],
  "domain-review": ["under-review", "in-progress", "assigned", "escalated"],
  "ready-for-handoff": [],
  completed: ["assigned", "pending"],
};

/** How Grace brings a new task there. */
const leadingTo: Readonly<Record<StateName, readonly string[]>> = {
  pending: [],
  "in-planning": ["/force in-planning"],
  assigned: ["/assign @bob-g"],
  "in-progress": ["/assign @bob-g", "/force in-progress"],
  blocked: ["/assign @bob-g", "/force in-progress", "/block no bow @ada: buys one"],
  escalated: ["/assign @bob-g", "/force in-progress", "/escalate no bow"],
  "under-review": ["/assign @bob-g", "/force under-review"],
  "domain-review": ["/assign @bob-g", "/force under-review", "/force domain-review"],
  "ready-for-handoff": [
    "/assign @bob-g",
    "/force under-review",
    "/force domain-review",
    "/force ready-for-handoff",
  ],
  completed: ["/assign @bob-g", "/force under-review", "/force completed"],
};

/** One home with as many tasks in a state as there are things to try, and what people see of each. */
async function tasksIn(state: StateName, mode: Mode, count: number) {
  const team = fakeTeam(teamConfiguration.replace("mode: enforce", `mode: ${mode}`));
  const home = await team.open();
  const { people } = team;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  await processHints(
    home,
    numbers.map((number) => people.opensIssue("grace-g", number)),
  );
  const words = leadingTo[state].join("\n");
  if (words !== "") {
    await processHints(
      home,
      numbers.map((number) => people.says("grace-g", number, words)),
    );
  }
  const seen = (number: number) => ({
    is: home.state.taskAt(home1.id, number)?.state,
    labels: labelsOf(team, number),
    replies: repliesOn(team, number),
    confused: team.github.reactions.filter(
      ({ subject, content }) => subject === issueAt(team, number).id && content === "confused",
    ).length,
  });
  for (const number of numbers) {
    expect(seen(number)).toEqual({ is: state, labels: [state], replies: 0, confused: 0 });
  }
  return { team, home, people, seen };
}

function issueAt(team: FakeTeam, number: number) {
  return team.github.issueAt(home1.id, number).facts;
}

function labelsOf(team: FakeTeam, number: number): readonly string[] {
  return issueAt(team, number)
    .labels.filter((label) => label.startsWith("state/"))
    .map((label) => label.slice("state/".length))
    .toSorted();
}

function repliesOn(team: FakeTeam, number: number): number {
  const ours = team.github.commentsOn(home1.id, number).filter(({ facts }) => facts.author.id === 900);
  return ours.filter(({ facts }) => !facts.body.includes("tutti:card")).length;
}

/** What is refused shows by the mode: enforce takes it back and says so, advise says so, observe does neither. */
function refusal(mode: Mode, state: StateName, ...added: readonly StateName[]) {
  return {
    is: state,
    labels: mode === "enforce" ? [state] : [state, ...added].toSorted(),
    replies: mode === "observe" ? 0 : 1,
    confused: mode === "enforce" ? 1 : 0,
  };
}

const cases = stateNames.flatMap((state) => Mode.options.map((mode) => [state, mode] as const));

describe("a state label by hand", () => {
  test.each(cases)("on what is %s, in %s: exactly one other is an order like any", async (state, mode) => {
    const { home, people, seen } = await tasksIn(state, mode, stateNames.length);
    const told: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const [index, label] of stateNames.entries()) {
      const number = index + 1;
      await processHints(home, [people.labels("ada-g", number, `state/${label}`)]);
      told[label] = seen(number);
      wanted[label] =
        label === state || waysOfTheLead[state].includes(label)
          ? { is: label, labels: [label], replies: 0, confused: 0 }
          : refusal(mode, state, label);
    }
    expect(told).toEqual(wanted);
  });

  test.each(cases)("on what is %s, in %s: a stranger's is never an order", async (state, mode) => {
    const { home, people, seen } = await tasksIn(state, mode, stateNames.length);
    for (const [index, label] of stateNames.entries()) {
      await processHints(home, [people.labels("eve-g", index + 1, `state/${label}`)]);
      expect(seen(index + 1)).toEqual(
        label === state
          ? { is: state, labels: [state], replies: 0, confused: 0 }
          : refusal(mode, state, label),
      );
    }
  });

  test.each(cases)(
    "on what is %s, in %s: taken away it comes back, stale ones go, several are said",
    async (state, mode) => {
      const { team, home, people, seen } = await tasksIn(state, mode, 3);
      const still = { is: state, labels: [state], replies: 0, confused: 0 };

      await processHints(home, [people.unlabels("ada-g", 1, `state/${state}`)]);
      expect(seen(1)).toEqual(still);

      const others = stateNames.filter((other) => other !== state);
      const [one = state, other = state] = others;
      // Set before the task came to where it is, and told only now.
      const issue = team.github.issueAt(home1.id, 2);
      const created = { id: "early", at: issue.facts.createdAt, actor: people.account("ada-g") };
      issue.timeline.unshift({ ...created, kind: "labeled", label: `state/${one}` });
      issue.facts = { ...issue.facts, labels: [...issue.facts.labels, `state/${one}`] };
      const before = issue.timeline.filter(
        (entry) => entry.kind === "labeled" && entry.label === `state/${one}`,
      );
      if (before.length === 1 && leadingTo[state].length > 0) {
        await processHints(home, [people.labels("eve-g", 2, "bug")]);
        expect(seen(2)).toEqual(still);
      }

      await processHints(home, [people.labels("ada-g", 3, `state/${one}`, `state/${other}`)]);
      expect(seen(3)).toEqual(refusal(mode, state, one, other));
      await processHints(home, [people.labels("ada-g", 3, "bug")]);
      expect(seen(3)).toEqual(refusal(mode, state, one, other));
    },
  );
});
