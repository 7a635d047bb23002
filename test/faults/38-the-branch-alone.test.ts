// Fault 38, with the real state: a process that knows nothing but the branch has the state of the one that lived the day,
// byte for byte, from events alone and from a checkpoint.
import { expect, onTestFinished, test } from "vitest";
import { canonicalJson } from "../../src/adapters/branch-ledger/canonical-json.ts";
import { checkpoint, restore, stateVersion } from "../../src/domain/checkpoint.ts";
import { liveTheDay, orchestraConfiguration } from "../support/scripted-day.ts";
import { setStage } from "../support/stage.ts";

/** As the branch holds it. */
const text = (shards: ReadonlyMap<string, unknown>): string => canonicalJson([...shards]);

test("a cold start equals the warm state", async () => {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  await liveTheDay(stage, () => stage.settle());
  const warm = await stage.home();
  const shards = checkpoint(warm.state);
  const { position } = warm;

  await stage.crash();
  const cold = await stage.home();
  expect(cold).not.toBe(warm);
  expect(cold.position).toEqual(position);
  expect(text(checkpoint(cold.state))).toBe(text(shards));

  const written = await cold.ledger.writeCheckpoint({ stateVersion, shards }, position);
  expect(written.outcome).toBe("written");
  const opened = await cold.ledger.open(stateVersion);
  if (opened.outcome !== "opened" || opened.checkpoint === null) throw new Error("there is no checkpoint");
  expect(opened.events).toEqual([]);
  expect(text(checkpoint(restore(opened.checkpoint.shards)))).toBe(text(shards));

  await stage.crash();
  expect(text(checkpoint((await stage.home()).state))).toBe(text(shards));
});
