// How the tasks of a month go: most get done, many not straight away.
import type { Step } from "./story.ts";
import { approved, begun, given, merged, proposed, sentBack, wished } from "./story.ts";

const finished: readonly Step[] = [...begun, ...proposed, ...approved, ...merged];
const day = 8 * 60;

const blocked: readonly Step[] = [
  {
    after: 20,
    act: (people, { issue }, { worker, lead }) =>
      people.say(worker, issue, `/block no strings left @${lead}: buys strings`),
  },
  { after: 3 * day, act: (people, { issue }, { lead }) => people.say(lead, issue, "/unblock") },
];

const reverted: readonly Step[] = [
  {
    after: day,
    seen: "at-once",
    act: async (people, place, { lead, section }) => {
      const branch = `revert-${place.pull}`;
      await people.push(lead, branch, { [`${section}/notes/${place.issue}.md`]: "As it was\n" });
      const { pull } = place;
      place.pull = await people.propose(lead, branch, `Reverts orchestra/score#${pull}`);
    },
  },
  { after: 20, seen: "at-once", act: (people, { pull }, { lead }) => people.merge(lead, pull) },
];

const inVain: readonly Step[] = [
  {
    after: 10,
    seen: "at-once",
    act: (people, { issue }, { worker }) => people.label(worker, issue, "state/completed"),
  },
  { after: 10, act: (people, { issue }) => people.say("passerby", issue, "/assign @viola-dev\n\nWhy not?") },
  { after: 10, act: (people, { issue }, { peer }) => people.say(peer, issue, "/priority P0\n/why") },
];

const atOnce = (step: Step): Step => ({ ...step, seen: "at-once" });

const stories: readonly (readonly Step[])[] = [
  finished,
  [...begun, ...proposed, ...sentBack, ...approved, ...merged],
  [...begun, ...blocked, ...proposed, ...approved, ...merged],
  // Nobody begins.
  given,
  [...finished, ...reverted],
  [...begun, ...inVain, ...proposed, ...approved, ...merged],
  // Merged past the gate, after a word that counts for nothing.
  [
    ...begun,
    ...proposed,
    { after: 10, act: (people, { pull }, { worker }) => people.say(worker, pull, "/approve peer") },
    ...merged,
  ],
  // Closed by hand before it is done, later done after all.
  [
    ...begun.map(atOnce),
    { after: 60, seen: "at-once", act: (people, { issue }, { worker }) => people.close(worker, issue) },
    { after: day, act: (people, { issue }) => people.say("conductor", issue, "Is it?") },
    ...[...proposed, ...approved, ...merged].map(atOnce),
  ],
  // Nobody reviews it.
  [...begun, ...proposed],
  // Declined, then another's.
  [
    ...given,
    {
      after: 30,
      act: (people, { issue }, { worker }) => people.say(worker, issue, "/decline away until Thursday"),
    },
    { after: 60, act: (people, { issue }, { lead, peer }) => people.say(lead, issue, `/assign @${peer}`) },
    { after: 30, act: (people, { issue }, { peer }) => people.say(peer, issue, "/accept\n/start") },
  ],
  // Let go, taken up again.
  [
    ...given,
    { after: 90, act: (people, { issue }, { lead }) => people.say(lead, issue, "/untrack") },
    {
      after: day,
      act: (people, { issue }, { lead }) => people.say(lead, issue, "/track\n/escalate two wishes at once"),
    },
    { after: day, act: (people, { issue }, { lead }) => people.say(lead, issue, "/ack") },
  ],
  // Done, then not done after all.
  [
    ...finished,
    { after: 2 * day, act: (people, { issue }) => people.reopen("conductor", issue) },
    { after: 30, act: (people, { issue }, { worker }) => people.label(worker, issue, "help wanted") },
  ],
  // Wished for, and never looked at; its labels are by hand.
  [
    { ...wished, seen: "at-once" },
    {
      after: 60,
      seen: "at-once",
      act: (people, { issue }, { worker }) => people.label(worker, issue, "priority/P0"),
    },
    { after: 60, act: (people, { issue }, { worker }) => people.assign("conductor", issue, worker) },
    { after: 2 * day, act: (people, { issue }, { worker }) => people.unassign("conductor", issue, worker) },
  ],
];

/** The stories in turn. */
export function storyOf(index: number): readonly Step[] {
  return stories[index % stories.length] ?? finished;
}
