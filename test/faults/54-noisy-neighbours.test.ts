import { describe, expect, test } from "vitest";

import type { DeliveryEngine } from "../../src/ports/delivery-engine.ts";
import { eventually } from "../support/eventually.ts";
import { startShell } from "../support/shell.ts";
import { aDelivery } from "../support/deliveries.ts";
import { issuePayload, sendWebhook } from "../support/webhook-client.ts";

/** Notes batches; those of the lanes named hang until the app stops. */
function createLaneEngine(hangingLanes: ReadonlySet<string> = new Set()) {
  const batches: { readonly lane: string; readonly ids: readonly string[] }[] = [];
  const engine: Pick<DeliveryEngine, "handleBatch" | "tellBuried"> = {
    async handleBatch(lane, deliveries, signal) {
      const ids = deliveries.map(({ id }) => id);
      batches.push({ lane, ids });
      if (hangingLanes.has(lane)) {
        await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      }
      return ids.map((id) => ({ id, outcome: "done" }));
    },
    async tellBuried() {},
  };
  return { engine, batches };
}

describe("a noisy neighbour", () => {
  test("with thousands waiting lets a quiet repository of its installation into the next batch", async () => {
    const { engine, batches } = createLaneEngine();
    const { port, inbox } = await startShell({ engine });
    await Promise.all(
      Array.from({ length: 2_000 }, (_, index) =>
        inbox.put(aDelivery(`noise-${index}`, { entity: `10#${index}` })),
      ),
    );
    await sendWebhook(port, { id: "quiet", payload: issuePayload(1, 11) });
    const takenBefore = batches.length;
    await eventually(() => batches.findIndex(({ ids }) => ids.includes("quiet"))).toBeGreaterThanOrEqual(0);
    expect(batches.findIndex(({ ids }) => ids.includes("quiet"))).toBeLessThanOrEqual(takenBefore);
    await eventually(() => batches.flatMap(({ ids }) => ids).length).toBe(2_001);
  });

  test("whose batch hangs holds up no other installation", async () => {
    const { engine, batches } = createLaneEngine(new Set(["1"]));
    const { port } = await startShell({ engine });
    await sendWebhook(port, { id: "stuck", payload: issuePayload(1, 10, 1) });
    await eventually(() => batches).toHaveLength(1);
    await sendWebhook(port, { id: "free", payload: issuePayload(1, 20, 2) });
    await eventually(() => batches.at(-1)).toEqual({ lane: "2", ids: ["free"] });
  });
});
