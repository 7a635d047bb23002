// Whatever comes in one batch, and however far GitHub's timeline is behind: an order that ran was given by whom it ran for.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Hint } from "../../src/ports/hint.ts";
import { processHints } from "../../src/usecases/process-hints.ts";
import { readEvents } from "../../src/usecases/read-events.ts";
import { type FakeTeam, fakeTeam, home1 } from "../support/fake-home.ts";

const members = { "ada-g": "ada", "bob-g": "bob", "cy-g": "cy" } as const;
type Login = keyof typeof members;
const somebody = fc.constantFrom<Login>("ada-g", "bob-g", "cy-g");

const commands = [
  "/estimate 3h",
  "/tier 0",
  "/tier 2",
  "/priority P0",
  "/priority P1",
  "/assign @bob",
  "/assign @cy",
];
const words = fc.uniqueArray(fc.constantFrom("Good work.", ...commands), { minLength: 1, maxLength: 3 });
const label = fc.constantFrom("tier/0", "tier/2", "priority/P0", "priority/P1", "state/in-planning", "bug");
const assignee = fc.constantFrom<Login>("bob-g", "cy-g");

const deed = fc.oneof(
  fc.record({ kind: fc.constant("say" as const), who: somebody, words }),
  fc.record({ kind: fc.constant("edit" as const), who: somebody, words, comment: fc.nat() }),
  fc.record({ kind: fc.constantFrom("label" as const, "unlabel" as const), who: somebody, label }),
  fc.record({ kind: fc.constantFrom("assign" as const, "unassign" as const), who: somebody, assignee }),
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

const batch = fc.record({
  deeds: fc.array(deed, { minLength: 1, maxLength: 5 }),
  behind: fc.nat({ max: 4 }),
});

/** Comments so far, each with whose it is. */
type Said = { readonly id: string; readonly author: Login }[];

/** Null where there is nothing to do it to. What it orders, and for whom, is noted. */
function perform({ people, github }: FakeTeam, done: Deed, said: Said, given: Set<string>): Hint | null {
  const { facts } = github.issueAt(home1.id, 1);
  const note = (text: string, who = done.who) => given.add(`${members[who]}: ${text}`);
  switch (done.kind) {
    case "say": {
      const hint = people.says(done.who, 1, done.words.join("\n"));
      said.push({ id: hint.comment.id, author: done.who });
      done.words.forEach((line) => note(line));
      return hint;
    }
    case "edit": {
      const comment = said[done.comment % Math.max(1, said.length)];
      if (comment === undefined) return null;
      if (comment.author === done.who) done.words.forEach((line) => note(line));
      return people.edits(done.who, comment.id, done.words.join("\n"));
    }
    case "label":
      if (facts.labels.includes(done.label)) return null;
      note(`label ${done.label}`);
      return people.labels(done.who, 1, done.label);
    case "unlabel":
      return facts.labels.includes(done.label) ? people.unlabels(done.who, 1, done.label) : null;
    case "assign":
      if (facts.assignees.some(({ login }) => login === done.assignee)) return null;
      note(`assigned ${members[done.assignee]}`);
      return people.assigns(done.who, 1, done.assignee);
    case "unassign":
      if (!facts.assignees.some(({ login }) => login === done.assignee)) return null;
      note(`unassigned ${members[done.assignee]}`);
      return people.unassigns(done.who, 1, done.assignee);
    default:
      return done satisfies never;
  }
}

test("no order of one person's runs as another's", async () => {
  let ran = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 5 }), async (batches) => {
      const team = fakeTeam();
      const home = await team.open();
      await processHints(home, [team.people.opensIssue("grace-g", 1)]);
      const said: Said = [];
      const given = new Set<string>();
      for (const { deeds, behind } of batches) {
        const hints = deeds.flatMap((each) => perform(team, each, said, given) ?? []);
        const { timeline } = team.github.issueAt(home1.id, 1);
        const unseen = timeline.splice(timeline.length - Math.min(behind, timeline.length));
        await processHints(home, hints);
        timeline.push(...unseen);
      }
      const reading = await readEvents(home.ledger);
      const events = reading.outcome === "read" ? reading.events.map(({ event }) => event) : [];
      const accepted = events.flatMap((event) =>
        event.type === "CommandAccepted" ? [`${event.by}: ${event.text}`] : [],
      );
      ran += accepted.length;
      expect(accepted.filter((order) => !given.has(order))).toEqual([]);
    }),
    { numRuns: 200 },
  );
  expect(ran).toBeGreaterThan(200);
});
