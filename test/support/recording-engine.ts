import type { DeliveryEngine } from "../../src/ports/delivery-engine.ts";
import type { TakenDelivery } from "../../src/ports/inbox.ts";
import type { Settlement } from "../../src/ports/settlement.ts";

/** Notes what it is given, and settles each delivery as `judge` says. */
export function createRecordingEngine(
  judge: (delivery: TakenDelivery) => Settlement = ({ id }) => ({
    id,
    outcome: "done",
  }),
) {
  const handled: string[] = [];
  const told: string[] = [];
  const engine: Pick<DeliveryEngine, "handleBatch" | "tellBuried"> = {
    async handleBatch(_lane, deliveries) {
      handled.push(...deliveries.map(({ id }) => id));
      return deliveries.map((delivery) => judge(delivery));
    },
    async tellBuried(deliveries) {
      told.push(...deliveries.map(({ id }) => id));
    },
  };
  return { engine, handled, told };
}
