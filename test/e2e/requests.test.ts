// What commands and a whole life cost in requests to GitHub, from the very first command in a repository on.
import { expect, onTestFinished, test } from "vitest";
import { commandNames } from "../../src/domain/comment-commands/comment-command.ts";
import { everyCommand } from "../support/every-command.ts";
import { fourLayersConfiguration, lifeWithFourLayers } from "../support/life-with-four-layers.ts";
import { type Carrying, type Counted, countCommands, countLife, sumOf } from "../support/request-counts.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type Stage, setStage } from "../support/stage.ts";

async function stageWith(configuration: string): Promise<Stage> {
  const stage = await setStage({ configuration });
  onTestFinished(stage.stop);
  return stage;
}

function expectWithinBudget({ name, requests, writes }: Counted): void {
  expect(requests, `requests of ${name}`).toBeLessThanOrEqual(5);
  expect(writes, `writes of ${name}`).toBeLessThanOrEqual(4);
  expect(writes, `writes of ${name}`).toBeGreaterThan(0);
}

test("every command costs at most five requests, four of them writes", async () => {
  expect(new Set(everyCommand.map(({ command }) => command))).toEqual(new Set(commandNames));
  const counted = await countCommands(await stageWith(orchestraConfiguration));
  expect(counted).toHaveLength(1 + everyCommand.length);
  counted.forEach(expectWithinBudget);
});

test.each(["together", "one by one"] as const)(
  "a life with one pull request and four layers costs at most 40 % of a naive bot's requests, told %s",
  async (carrying: Carrying) => {
    const stage = await stageWith(fourLayersConfiguration);
    const steps = await countLife(stage, lifeWithFourLayers(stage), carrying);
    const [opened, ...later] = steps;
    if (carrying === "together") for (const step of steps) expectWithinBudget(step);
    expect(opened?.name).toBe("opened");
    expect(later).not.toEqual([]);
    const { requests, naive } = sumOf(steps);
    expect(requests / naive).toBeLessThanOrEqual(0.4);
    const gate = stage.sandbox.state.checkRuns.all().findLast(({ name }) => name.endsWith("ready to merge"));
    expect(gate?.conclusion, "all four layers were given").toBe("success");
    expect(stage.sandbox.state.issues.all().map(({ state }) => state)).toEqual(["closed", "closed"]);
  },
);
