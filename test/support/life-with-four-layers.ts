// The life of a task of tier 3, in steps: one pull request, a round of rework, and all four layers of review.
import { createCheckRun } from "../../sandbox/operations/check-runs.ts";
import type { DayStep } from "./scripted-day.ts";
import type { Stage } from "./stage.ts";

export const fourLayersConfiguration = `
lead: conductor
mode: enforce
members:
  conductor: { github: conductor }
  viola-lead: { github: viola-lead, domain: strings }
  viola-dev: { github: viola-dev, domain: strings }
  cello-dev: { github: cello-dev, domain: strings }
  cello-lead: { github: cello-lead, domain: strings }
  concertmaster: { github: concertmaster, domain: strings }
domains:
  strings: { lead: viola-lead, paths: ["strings/**"] }
roles:
  architect: concertmaster
  qa-lead: cello-lead
review:
  separation: strict
  layers:
    qa: { checks: [tests] }
`;

const issue = 1;
const pull = 2;
const branch = "tutti/1-search";

export function lifeWithFourLayers(stage: Stage): readonly DayStep[] {
  const check = async (conclusion: "success" | "failure", head: string): Promise<void> => {
    const { repositoryId } = stage.seeded;
    const { id: app } = stage.sandbox.state.apps.all().find(({ id }) => id !== stage.app.id) ?? { id: 0 };
    await createCheckRun(
      stage.sandbox.github,
      { ...stage.actor("viola-dev"), viaAppId: app },
      { repositoryId, name: "tests", headSha: head, status: "completed", conclusion },
    );
  };
  return [
    {
      name: "opened",
      act: (people) =>
        people.open("conductor", "Add a search", "In `strings/viola.md`.\n\n- [ ] a search is found", [
          "kind/tactical",
          "tier/3",
          "domain/strings",
          "priority/P1",
        ]),
    },
    { name: "assigned", act: (people) => people.say("viola-lead", issue, "/assign @viola-dev") },
    { name: "accepted", act: (people) => people.say("viola-dev", issue, "/accept\n/estimate 6h") },
    {
      name: "branch pushed",
      act: (people) => people.push("viola-dev", branch, { "strings/viola.md": "Viola, with a search\n" }),
    },
    {
      name: "blocked",
      act: (people) => people.say("viola-dev", issue, "/block no strings left @viola-lead: buys strings"),
    },
    { name: "unblocked", act: (people) => people.say("viola-dev", issue, "/unblock") },
    {
      name: "draft proposed",
      act: (people) => people.propose("viola-dev", branch, `Closes #${issue}`, true),
    },
    { name: "tests passed", act: (people) => check("success", people.head(pull)) },
    { name: "ready", act: (people) => people.ready("viola-dev", pull) },
    { name: "changes asked", act: (people) => people.review("cello-dev", pull, "REQUEST_CHANGES") },
    {
      name: "fixed",
      act: (people) => people.push("viola-dev", branch, { "strings/viola.md": "Viola, with a good one\n" }),
    },
    { name: "tests passed again", act: (people) => check("success", people.head(pull)) },
    { name: "ready again", act: (people) => people.say("viola-dev", issue, "/ready") },
    { name: "peer approved", act: (people) => people.review("cello-dev", pull, "APPROVE") },
    { name: "domain approved", act: (people) => people.review("viola-lead", pull, "APPROVE") },
    { name: "QA approved", act: (people) => people.review("cello-lead", pull, "APPROVE") },
    { name: "architecture approved", act: (people) => people.review("concertmaster", pull, "APPROVE") },
    { name: "merged", act: (people) => people.merge("viola-dev", pull) },
  ];
}
