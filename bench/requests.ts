// Requests to GitHub: for each command, and for the life of a task with one pull request and four layers of review, counted
// at the sandbox. Compared with a bot that makes one call for each effect and each fact.
import { fourLayersConfiguration, lifeWithFourLayers } from "../test/support/life-with-four-layers.ts";
import {
  type Carrying,
  type Counted,
  countCommands,
  countLife,
  sumOf,
} from "../test/support/request-counts.ts";
import { orchestraConfiguration } from "../test/support/scripted-day.ts";
import { type Stage, setStage } from "../test/support/stage.ts";
import { type Finding, report } from "./report.ts";

async function onStage<Value>(configuration: string, act: (stage: Stage) => Promise<Value>): Promise<Value> {
  const stage = await setStage({ configuration });
  try {
    return await act(stage);
  } finally {
    await stage.stop();
  }
}

function show(title: string, counted: readonly Counted[]): void {
  if (process.send !== undefined) return;
  console.log(title);
  console.table(counted);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(0)} %`;
}

async function countedLife(carrying: Carrying): Promise<readonly Counted[]> {
  return onStage(fourLayersConfiguration, (stage) => countLife(stage, lifeWithFourLayers(stage), carrying));
}

function findingOfCommands(commands: readonly Counted[]): Finding {
  const dearest = Math.max(...commands.map(({ requests }) => requests));
  const writes = Math.max(...commands.map(({ writes }) => writes));
  const { requests, changes, naive } = sumOf(commands);
  const mean = (requests / commands.length).toFixed(1);
  return {
    what: "requests per command, all commands, after the first issue of a repository",
    measured: `at most ${dearest}, ${writes} of them writes; ${mean} on average, with ${(changes / commands.length).toFixed(1)} changes`,
    baseline: `a call for each effect and fact: ${(naive / commands.length).toFixed(1)} on average`,
    ratio: percent(requests, naive),
    target: "≤ 5, ≤ 4 writes",
    met: dearest <= 5 && writes <= 4,
  };
}

function findingOfLife(life: readonly Counted[], told: string): Finding {
  const { requests, changes, naive } = sumOf(life);
  return {
    what: `requests in a task's life, one pull request, four layers; ${told}`,
    measured: `${requests} with ${changes} changes`,
    baseline: `a call for each effect and fact: ${naive}`,
    ratio: percent(requests, naive),
    target: "≤ 40 %",
    met: requests <= 0.4 * naive,
  };
}

const commands = await onStage(orchestraConfiguration, countCommands);
const together = await countedLife("together");
const apart = await countedLife("one by one");
show("Commands", commands);
show("A life, the deliveries of each step together", together);
show("A life, each delivery by itself", apart);
report([
  findingOfCommands(commands),
  findingOfLife(together, "what a step makes GitHub say comes together"),
  findingOfLife(apart, "each delivery by itself"),
]);
