// What commands and lives cost, said by the sandbox that they were asked of.
import { naiveRequestsOf } from "./naive-bot.ts";
import { everyCommand } from "./every-command.ts";
import { type Cost, costOf } from "./requests-of.ts";
import type { DayStep } from "./scripted-day.ts";
import { peopleOnStage } from "./stage-people.ts";
import type { Stage } from "./stage.ts";

export type Counted = Cost & {
  readonly name: string;
  /** What a bot would have sent that makes one call for each effect and each fact. */
  readonly naive: number;
};

/** How what GitHub says is carried: all of a step together, as it waits in the inbox, or each delivery by itself. */
export type Carrying = "together" | "one by one";

async function countedOn(stage: Stage, name: string, carrying: Carrying): Promise<Counted> {
  const { traffic } = stage.sandbox;
  traffic.clear();
  if (carrying === "together") await stage.settle();
  else
    for (
      let told = stage.takeWebhooks();
      told.length > 0;
      told = [...told.slice(1), ...stage.takeWebhooks()]
    ) {
      const [first] = told;
      if (first !== undefined) await stage.carryOne(first);
    }
  return { name, ...costOf(traffic.all), naive: naiveRequestsOf(traffic.all) };
}

/** Every command, each on its own, after the first issue of a repository, which all labels are made for. */
export async function countCommands(stage: Stage): Promise<readonly Counted[]> {
  const people = peopleOnStage(stage);
  const counted: Counted[] = [];
  const labels = ["kind/tactical", "tier/2", "domain/strings", "priority/P1"];
  const issue = people.open("conductor", "Search", "In `strings/viola.md`.\n\n- [x] it is found", labels);
  counted.push(await countedOn(stage, "the first issue", "together"));
  for (const { login, on, text, after } of everyCommand) {
    stage.time.at(10 * (counted.length + 1));
    await after?.(people, issue);
    await stage.settle();
    people.say(login, on === "issue" ? issue : issue + 1, text);
    counted.push(await countedOn(stage, text, "together"));
  }
  return counted;
}

/** The steps of a life, ten minutes apart. */
export async function countLife(
  stage: Stage,
  steps: readonly DayStep[],
  carrying: Carrying,
): Promise<readonly Counted[]> {
  const people = peopleOnStage(stage);
  const counted: Counted[] = [];
  for (const { name, act } of steps) {
    stage.time.at(10 * (counted.length + 1));
    await act(people);
    counted.push(await countedOn(stage, name, carrying));
  }
  return counted;
}

export function sumOf(counted: readonly Counted[]): Counted {
  const sum = (key: "requests" | "writes" | "changes" | "naive") =>
    counted.reduce((total, each) => total + each[key], 0);
  return {
    name: "all",
    requests: sum("requests"),
    writes: sum("writes"),
    changes: sum("changes"),
    naive: sum("naive"),
  };
}
