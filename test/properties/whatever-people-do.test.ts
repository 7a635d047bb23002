// Whatever people do, in any order, through the real engine on a fake GitHub: what is on record, and what people see of it.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkpoint } from "../../src/domain/checkpoint.ts";
import type { Event } from "../../src/domain/events.ts";
import type { Task } from "../../src/domain/task/schema.ts";
import { stateTitle } from "../../src/messages/state-title.ts";
import type { Home } from "../../src/usecases/home.ts";
import { processHints } from "../../src/usecases/process-hints.ts";
import { readEvents } from "../../src/usecases/read-events.ts";
import { tick } from "../../src/usecases/tick.ts";
import { type Act, act, beginning, child, other, parent, perform } from "../support/any-acts.ts";
import { shippedDefaults } from "../support/configuration.ts";
import { type FakeTeam, fakeTeam, home1 } from "../support/fake-home.ts";

const { transitions } = shippedDefaults.lifecycle;
const ways = new Set(transitions.map(({ from, to }) => `${from} ${to}`));

/** As the table says; a merge and a dismissal end work from any state, and what was held up resumes. */
function isWay({ from, to, on, resolution }: Extract<Event, { type: "TaskMoved" }>): boolean {
  if (ways.has(`${from} ${to}`)) return true;
  if (ways.has(`${from} resume`)) return true;
  return to === "completed" && (on === "MergeTask" || resolution !== "done");
}

function expectShown(team: FakeTeam, home: Home, task: Task): void {
  const { labels } = team.github.issueAt(home1.id, task.number).facts;
  const states = labels.filter((label) => label.startsWith("state/"));
  expect(states, `issue ${task.number}`).toEqual(task.tracked ? [`state/${task.state}`] : []);
  const cards = team.github
    .commentsOn(home1.id, task.number)
    .filter(({ facts }) => facts.author.id === home.self.account && facts.body.includes("tutti:card"));
  expect(cards).toHaveLength(1);
  const headline = task.tracked ? stateTitle(task.state) : "Not a task any more";
  expect(cards[0]?.facts.body).toMatch(new RegExp(`^\\*\\*${headline}\\b`, "m"));
}

function expectSound(team: FakeTeam, home: Home): void {
  for (const [id, task] of home.state.tasks.entries()) {
    expectShown(team, home, task);
    if (task.state !== "completed" || !task.tracked) continue;
    expect(home.state.childrenOf(id).filter(({ state }) => state !== "completed")).toEqual([]);
  }
}

/** Gives the states that were reached. */
async function play(acts: readonly Act[]): Promise<readonly string[]> {
  const team = fakeTeam();
  const home = await team.open();
  await processHints(home, beginning(team));
  expectSound(team, home);
  for (const [count, taken] of acts.entries()) {
    const hint = perform(team, taken, count);
    if (hint === null) await tick(home);
    else
      expect(await processHints(home, [hint])).toMatchObject({ outcome: "processed", poisoned: new Map() });
    expectSound(team, home);
  }
  const reading = await readEvents(home.ledger);
  const events = reading.outcome === "read" ? reading.events.map(({ event }) => event) : [];
  expect(events.length).toBeGreaterThan(5);
  expect(events.filter((event) => event.type === "TaskMoved" && !isWay(event))).toEqual([]);
  expect(await home.ledger.verify()).toMatchObject({ problems: [], quarantined: [] });
  expect(checkpoint((await team.open()).state)).toEqual(checkpoint(home.state));
  return events.flatMap((event) => (event.type === "TaskMoved" ? [event.to] : []));
}

test("one state label, no forbidden way, no parent completed before its children, a card that is true, a sound ledger", async () => {
  const any = fc.array(act, { minLength: 5, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(any, async (acts) => void (await play(acts))),
    { numRuns: 12 },
  );
});

test("and so in a life from planning to its end, with a parent that follows", async () => {
  const say = (who: "ada-g" | "bob-g", text: string): Act => ({ kind: "say", who, issue: child, text });
  const life: readonly Act[] = [
    { kind: "close", who: "grace-g", issue: parent },
    say("ada-g", "/assign @bob"),
    say("bob-g", "/start"),
    say("bob-g", "/block no key on #3"),
    { kind: "wait", hours: 60 },
    { kind: "dismiss", who: "ada-g", issue: other },
    { kind: "ready", who: "bob-g", issue: child },
    { kind: "ask for changes", who: "cy-g", issue: child },
    { kind: "push", who: "bob-g", issue: child },
    say("bob-g", "/ready"),
    { kind: "approve", who: "cy-g", issue: child },
    { kind: "merge", who: "bob-g", issue: child },
  ];
  expect(new Set(await play(life))).toEqual(
    new Set(["in-planning", "assigned", "in-progress", "blocked", "escalated", "completed", "under-review"]),
  );
});
