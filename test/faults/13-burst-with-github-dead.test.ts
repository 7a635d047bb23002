import { expect, test } from "vitest";

import type { DeliveryEngine } from "../../src/ports/delivery-engine.ts";
import { eventually } from "../support/eventually.ts";
import { startShell } from "../support/shell.ts";
import { issuePayload, sendWebhook } from "../support/webhook-client.ts";

test("a burst of 500 is acknowledged within GitHub's patience while the engine waits for a GitHub that is dead", async () => {
  let hanging = 0;
  const engine: Pick<DeliveryEngine, "handleBatch" | "tellBuried"> = {
    async handleBatch(_lane, _deliveries, signal) {
      hanging += 1;
      return new Promise((resolve) => signal.addEventListener("abort", () => resolve([]), { once: true }));
    },
    async tellBuried() {},
  };
  const { port, inbox } = await startShell({ engine });
  const startedAt = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, index) =>
      sendWebhook(port, { id: `delivery-${index}`, payload: issuePayload(index + 1) }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  const { waiting, taken } = await inbox.counts();
  expect(waiting + taken).toBe(500);
  await eventually(() => hanging).toBeGreaterThan(0);
});
