// A day of the orchestra's: the life of one task, with a label set in vain, a standstill, an edit and a revert.
import type { StagePeople } from "./stage-people.ts";
import { peopleOnStage } from "./stage-people.ts";
import type { Stage } from "./stage.ts";

export const orchestraConfiguration = `
lead: conductor
mode: enforce
members:
  conductor: { github: conductor }
  viola-lead: { github: viola-lead, domain: strings }
  viola-dev: { github: viola-dev, domain: strings }
  cello-dev: { github: cello-dev, domain: strings }
domains:
  strings: { lead: viola-lead, paths: ["strings/**"] }
`;

export type DayStep = {
  readonly name: string;
  readonly act: (people: StagePeople) => unknown;
};

const issue = 1;
const pull = 2;
const branch = "tutti/1-search";
const criteria = (tick: string): string => `In \`strings/viola.md\`.\n\n- [${tick}] a search is found`;

export const scriptedDay: readonly DayStep[] = [
  {
    name: "opened",
    act: (people) =>
      people.open("conductor", "Add a search to the viola part", criteria(" "), [
        "kind/instruction",
        "tier/2",
        "domain/strings",
        "priority/P1",
      ]),
  },
  { name: "assigned", act: (people) => people.say("viola-lead", issue, "/assign @viola-dev") },
  {
    name: "labelled completed in vain",
    act: (people) => people.label("viola-dev", issue, "state/completed"),
  },
  {
    name: "accepted and estimated",
    act: (people) => people.say("viola-dev", issue, "/accept\n/estimate 4h"),
  },
  {
    name: "branch pushed",
    act: (people) => people.push("viola-dev", branch, { "strings/viola.md": "Viola, with a search\n" }),
  },
  {
    name: "blocked",
    act: (people) => people.say("viola-dev", issue, "/block no strings left @viola-lead: buys strings"),
  },
  { name: "unblocked", act: (people) => people.say("viola-lead", issue, "/unblock") },
  {
    name: "draft proposed",
    act: (people) => people.propose("viola-dev", branch, `Closes #${issue}`, true),
  },
  { name: "ready", act: (people) => people.ready("viola-dev", pull) },
  { name: "changes asked", act: (people) => people.review("cello-dev", pull, "REQUEST_CHANGES") },
  {
    name: "fixed",
    act: (people) => people.push("viola-dev", branch, { "strings/viola.md": "Viola, with a good search\n" }),
  },
  { name: "ready again", act: (people) => people.say("viola-dev", issue, "/ready") },
  { name: "criterion ticked", act: (people) => people.edit("viola-dev", issue, criteria("x")) },
  { name: "self-approval tried", act: (people) => people.say("viola-dev", pull, "/approve peer") },
  { name: "peer approved", act: (people) => people.review("cello-dev", pull, "APPROVE") },
  { name: "domain approved", act: (people) => people.review("viola-lead", pull, "APPROVE") },
  { name: "merged", act: (people) => people.merge("viola-dev", pull) },
  { name: "asked why", act: (people) => people.say("cello-dev", issue, "/why") },
  {
    name: "revert proposed",
    async act(people) {
      await people.push("viola-lead", "revert-2", { "strings/viola.md": "Viola\n" });
      await people.propose("viola-lead", "revert-2", "Reverts orchestra/score#2");
    },
  },
  { name: "revert merged", act: (people) => people.merge("viola-lead", 3) },
];

/** Lives the day, ten minutes a step; `follow` carries what a step made GitHub say. */
export async function liveTheDay(
  stage: Stage,
  follow: (step: DayStep, place: number) => Promise<void>,
  steps: readonly DayStep[] = scriptedDay,
): Promise<void> {
  const people = peopleOnStage(stage);
  for (const [place, step] of steps.entries()) {
    stage.time.at(10 * (place + 1));
    await step.act(people);
    await follow(step, place);
  }
}
