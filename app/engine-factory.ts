import type { Registry } from "prom-client";
import * as z from "zod";

import { systemClock } from "../src/adapters/system/clock.ts";
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

/** What such a module may export as `createClock`, where the engine's time is not the machine's. */
export type CreateClock = (settings: unknown) => Clock;

const EngineModule = z.object({
  createEngine: z.custom<CreateEngine>(
    (value) => typeof value === "function",
    "createEngine must be a function",
  ),
  createClock: z
    .custom<CreateClock>((value) => typeof value === "function", "createClock must be a function")
    .optional(),
});

/** @throws when the module cannot be loaded, exports no `createEngine`, or refuses its settings */
export async function loadEngine(source: EngineSource, context: EngineContext): Promise<DeliveryEngine> {
  const { createEngine } = await loadModule(source);
  return createEngine(source.settings, context);
}

/** The time by which the engine and its worker go. @throws as `loadEngine` does */
export async function loadClock(source: EngineSource): Promise<Clock> {
  const { createClock } = await loadModule(source);
  return createClock?.(source.settings) ?? systemClock;
}

async function loadModule({ module }: EngineSource) {
  const exported: unknown = await import(module);
  return EngineModule.parse({ ...z.looseObject({}).parse(exported) });
}
