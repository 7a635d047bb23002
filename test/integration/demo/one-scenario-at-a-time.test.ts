// Some scenarios stop GitHub or move its clock, which would break off any other: so each has the stage to itself.
import { afterEach, beforeEach, expect, it } from "vitest";
import { playScenario } from "../../../demo/pages/play-scenario.ts";
import { scenariosPage } from "../../../demo/pages/scenarios-page.ts";
import { Plays, scenarios } from "../../../demo/scenarios/plays.ts";
import type { Scenario } from "../../../demo/scenarios/scenario.ts";
import { type Sandbox, startSandbox } from "../../../sandbox/start.ts";

let sandbox: Sandbox;
let plays: Plays;
beforeEach(async () => {
  sandbox = await startSandbox();
  plays = new Plays({
    sandbox,
    repositoryId: 0,
    clientOf: (login) => ({ login, origin: sandbox.url, token: "", repository: { owner: "", name: "" } }),
    moveTime: () => undefined,
    record: async () => [],
    reserve: () => undefined,
    changed: () => undefined,
  });
});
afterEach(() => sandbox.stop());

type Ending = { readonly end: () => void; readonly over: Promise<void> };

/** Is played until it is told to end, in place of the one that has its name. */
function begin(name: string): Ending {
  const { promise, resolve } = Promise.withResolvers<void>();
  const over = plays.play({ ...scenarioOf(name), play: () => promise });
  return { end: resolve, over };
}

function scenarioOf(name: string): Scenario {
  const found = scenarios.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no scenario is called ${name}`);
  return found;
}

const page = (): string => String(scenariosPage({ plays }).main);
const buttons = (): readonly string[] => Array.from(page().matchAll(/<button[^>]*>/g), ([tag]) => tag);

it("while one is played, no other can be begun, and the page says why", async () => {
  const { end, over } = begin("false-done");
  expect(buttons()).toHaveLength(scenarios.length);
  for (const tag of buttons()) expect(tag).toContain('disabled aria-describedby="under-way"');
  expect(page()).toMatch(/id="under-way">“False done” is being played\. Each scenario has GitHub/);
  expect(page()).toContain("How it goes");
  end();
  await over;
  for (const tag of buttons()) expect(tag).not.toContain("disabled");
  expect(page()).not.toContain("under-way");
});

it("who asks for another one nevertheless, as from a page of before, is told so, and nothing is begun", async () => {
  const { end, over } = begin("false-done");
  const refused = playScenario({ plays }, { parameters: { name: "github-down-for-an-hour" } });
  expect(refused.headers.get("location")).toBe("/demo/scenarios");
  expect(decodeURIComponent(refused.headers.get("set-cookie") ?? "")).toContain(
    "“GitHub down for an hour” was not begun. “False done” is being played.",
  );
  await plays.play(scenarioOf("github-down-for-an-hour"));
  expect(plays.of("github-down-for-an-hour")).toBeNull();
  const same = playScenario({ plays }, { parameters: { name: "false-done" } });
  expect([same.headers.get("location"), same.headers.get("set-cookie")]).toEqual([
    "/demo/scenarios/false-done",
    null,
  ]);
  end();
  await over;
  expect(plays.of("false-done")?.standing).toBe("over");
});

it("one that was broken off leaves the stage to the next", async () => {
  await plays.play({ ...scenarioOf("false-done"), play: async () => Promise.reject(new Error("No.")) });
  expect(plays.of("false-done")?.standing).toBe("broken off");
  const { end, over } = begin("agent-goes-silent");
  expect(plays.underWay()?.name).toBe("agent-goes-silent");
  end();
  await over;
  expect(plays.underWay()).toBeNull();
});
