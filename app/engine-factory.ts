import type { Registry } from "prom-client";
import * as z from "zod";

import type { Clock } from "../src/ports/clock.ts";
import type { DeliveryEngine } from "../src/ports/delivery-engine.ts";
import type { BuriedDelivery, ReviveOutcome } from "../src/ports/inbox.ts";
import type { Logger } from "../src/ports/logger.ts";

/** What the worker lends to the engine that it hosts. */
export type EngineContext = {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Metrics registered here appear under `/metrics`. */
  readonly registry: Registry;
  /** For `/retry`. */
  readonly deadLetters: {
    list(): Promise<readonly BuriedDelivery[]>;
    revive(deliveryId: string): Promise<ReviveOutcome>;
  };
};

/** What a module named in `EngineSource` exports as `createEngine`; it parses the settings itself. */
export type CreateEngine = (settings: unknown, context: EngineContext) => Promise<DeliveryEngine>;

/** Names an engine in plain data, because functions do not travel to another thread. */
export const EngineSource = z.object({
  /** URL of the module. */
  module: z.url(),
  /** Anything that can be cloned to another thread. */
  settings: z.unknown(),
});
export type EngineSource = z.infer<typeof EngineSource>;

const EngineModule = z.object({
  createEngine: z.custom<CreateEngine>(
    (value) => typeof value === "function",
    "createEngine must be a function",
  ),
});

/** @throws when the module cannot be loaded, exports no `createEngine`, or refuses its settings */
export async function loadEngine(source: EngineSource, context: EngineContext): Promise<DeliveryEngine> {
  const exported: unknown = await import(source.module);
  const { createEngine } = EngineModule.parse({ ...z.looseObject({}).parse(exported) });
  return createEngine(source.settings, context);
}
