// A month of the orchestra's: the same deeds whatever Tutti does about them, so that months can be laid side by side.
import { peopleOnStage } from "../stage-people.ts";
import type { Stage } from "../stage.ts";
import type { Deed } from "./deed.ts";
import { besides } from "./besides.ts";
import { storyOf } from "./stories.ts";
import { tell } from "./story.ts";
import { castTask } from "./task-part.ts";

const seed = 1791;
const tasks = 48;
const workingDays = 22;
const day = 24 * 60;
const days = 30;
/** Between two looks of Tutti's: what happens meanwhile is one batch. */
const look = 4 * 60;

/** Fresh deeds, to be done once. */
function monthOfWork(): readonly Deed[] {
  const apart = Math.floor((workingDays * 8 * 60) / tasks);
  const lives = Array.from({ length: tasks }, (_, index) =>
    tell(storyOf(index), castTask(seed, index), index * apart),
  );
  return [...lives.flat(), ...besides()]
    .filter(({ at }) => at < days * day)
    .toSorted((one, other) => one.at - other.at);
}

/** Lives it; `follow` is called every four hours, night and weekend too. */
export async function liveTheMonth(stage: Stage, follow: (stage: Stage) => Promise<void>): Promise<void> {
  const people = peopleOnStage(stage);
  const deeds = monthOfWork();
  let next = 0;
  for (let until = look; until <= days * day; until += look) {
    for (let deed = deeds[next]; deed !== undefined && deed.at < until; deed = deeds[next]) {
      stage.time.at(deed.at);
      await deed.act(people);
      next += 1;
      if (deed.seen === "at-once") await follow(stage);
    }
    stage.time.at(until);
    await follow(stage);
  }
}
