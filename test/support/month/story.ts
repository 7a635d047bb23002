// One task, told deed by deed. Waits are minutes of work; who acts does not look at what Tutti did about it.
import type { StagePeople } from "../stage-people.ts";
import type { Deed } from "./deed.ts";
import type { TaskPart } from "./task-part.ts";
import { afterWorking } from "./working-time.ts";

/** Numbers that GitHub gave, for the deeds after it. */
export type Place = { issue: number; pull: number };

export type Step = {
  /** Minutes of work since the step before. */
  readonly after: number;
  readonly act: (people: StagePeople, place: Place, part: TaskPart) => unknown;
  readonly seen?: "at-once";
};

/** The deeds of a story that begins after so many minutes of work. */
export function tell(steps: readonly Step[], part: TaskPart, begin: number): readonly Deed[] {
  const place: Place = { issue: 0, pull: 0 };
  let worked = begin;
  return steps.map(({ after, act, ...how }) => {
    worked += after;
    return { ...how, at: afterWorking(worked), act: (people) => act(people, place, part) };
  });
}

const criteria = (tick: string): string => `As we said on Friday.\n\n- [${tick}] it can be played`;
const branchOf = ({ issue }: Place): string => `tutti/${issue}-bar`;
const fileOf = ({ issue }: Place, { section }: TaskPart): string => `${section}/notes/${issue}.md`;

export const wished: Step = {
  after: 0,
  act: (people, place, { title, labels, plain }) => {
    place.issue = people.open("conductor", title, criteria(" "), [...labels, ...plain]);
  },
};

export const given: readonly Step[] = [
  wished,
  { after: 25, act: (people, { issue }, { lead, worker }) => people.say(lead, issue, `/assign @${worker}`) },
];

export const begun: readonly Step[] = [
  ...given,
  { after: 40, act: (people, { issue }, { worker }) => people.say(worker, issue, "/accept\n/estimate 6h") },
  {
    after: 60,
    act: (people, place, part) =>
      people.push(part.worker, branchOf(place), { [fileOf(place, part)]: `${part.title}, a sketch\n` }),
  },
];

export const proposed: readonly Step[] = [
  {
    after: 45,
    act: async (people, place, { worker }) => {
      place.pull = await people.propose(worker, branchOf(place), `Closes #${place.issue}`, true);
    },
  },
  { after: 30, act: (people, { issue }, { worker }) => people.edit(worker, issue, criteria("x")) },
  { after: 10, act: (people, { pull }, { worker }) => people.ready(worker, pull) },
];

export const sentBack: readonly Step[] = [
  { after: 50, act: (people, { pull }, { peer }) => people.review(peer, pull, "REQUEST_CHANGES") },
  {
    after: 70,
    act: (people, place, part) =>
      people.push(part.worker, branchOf(place), { [fileOf(place, part)]: `${part.title}, mended\n` }),
  },
  { after: 5, act: (people, { issue }, { worker }) => people.say(worker, issue, "/ready") },
];

export const approved: readonly Step[] = [
  { after: 55, act: (people, { pull }, { peer }) => people.review(peer, pull, "APPROVE") },
  { after: 90, act: (people, { pull }, { lead }) => people.review(lead, pull, "APPROVE") },
];

export const merged: readonly Step[] = [
  { after: 15, act: (people, { pull }, { worker }) => people.merge(worker, pull) },
];
