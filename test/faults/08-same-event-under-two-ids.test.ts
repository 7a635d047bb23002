import { expect, test } from "vitest";

import type { DeliveryEngine } from "../../src/ports/delivery-engine.ts";
import { eventually } from "../support/eventually.ts";
import { startShell } from "../support/shell.ts";
import { sendWebhook } from "../support/webhook-client.ts";

test("the same event under two ids reaches the engine in order and never twice at once", async () => {
  const begun: string[] = [];
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let atOnce = 0;
  let mostAtOnce = 0;
  const engine: Pick<DeliveryEngine, "handleBatch" | "tellBuried"> = {
    async handleBatch(_lane, deliveries) {
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      const gate = gates[begun.length];
      begun.push(...deliveries.map(({ id }) => id));
      await gate?.promise;
      atOnce -= 1;
      return deliveries.map(({ id }) => ({ id, outcome: "done" }));
    },
    async tellBuried() {},
  };
  const { port, inbox } = await startShell({ engine });
  await sendWebhook(port, { id: "a" });
  await eventually(() => begun).toEqual(["a"]);
  expect(await sendWebhook(port, { id: "b" })).toMatchObject({ answer: { accepted: "stored" } });
  expect(await inbox.takeBatch("100", 10)).toBeNull();
  gates[0]?.resolve();
  await eventually(() => begun).toEqual(["a", "b"]);
  gates[1]?.resolve();
  await eventually(() => inbox.counts()).toMatchObject({ waiting: 0, taken: 0 });
  expect(mostAtOnce).toBe(1);
});
