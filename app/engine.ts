// The engine that the worker hosts: the use cases, as the App on GitHub.
import { Counter } from "prom-client";
import * as z from "zod";

import { createAppForges } from "../src/adapters/github/app-forges.ts";
import { readShippedConfiguration } from "../src/adapters/system/shipped-configuration.ts";
import { createConfigurationReader } from "../src/config/configuration-reader.ts";
import { readDefaults } from "../src/config/defaults.ts";
import { assembleEngine } from "../src/engine/assemble-engine.ts";
import { discoverOf } from "../src/engine/discover.ts";
import { type AccessOf, accessOfApp } from "../src/engine/github-access.ts";
import type { DeliveryEngine } from "../src/ports/delivery-engine.ts";
import { COMMIT_PACE } from "../src/usecases/commit-pace.ts";
import { gateCheckName } from "../src/views/pull-request-view.ts";
import type { CreateEngine, EngineContext } from "./engine-factory.ts";

const EngineSettings = z.object({
  appId: z.int().positive(),
  privateKey: z.string(),
  apiUrl: z.url(),
  /** Milliseconds between two rounds of sweeping. */
  sweepEvery: z.int().positive(),
  /** Milliseconds between two rounds of ticking. */
  tickEvery: z.int().positive().default(300_000),
  /** How often the ledger is committed to; GitHub's recommendation unless said. */
  pace: z.object({ perMinute: z.number().positive(), burst: z.number().positive() }).default(COMMIT_PACE),
});
export type EngineSettings = z.input<typeof EngineSettings>;

export const createEngine: CreateEngine = async (settings, context) =>
  createEngineWithin(settings, context, (accessOf) => accessOf);

/** `within`: what stands between the engine and GitHub, for who wants to look on. @throws as its settings are refused */
export async function createEngineWithin(
  settings: unknown,
  context: EngineContext,
  within: (accessOf: AccessOf) => AccessOf,
): Promise<DeliveryEngine> {
  const { appId, privateKey, apiUrl, sweepEvery, tickEvery, pace } = EngineSettings.parse(settings);
  const { clock, logger } = context;
  const forges = createAppForges({
    appId,
    privateKey,
    baseUrl: apiUrl,
    clock,
    gate: gateCheckName,
    observe: countRequests(context),
  });
  const { engine, sweeper, ticker } = assembleEngine({
    door: "app",
    accessOf: within(accessOfApp(forges)),
    discover: discoverOf(forges),
    reader: createConfigurationReader(readDefaults(await readShippedConfiguration(configurationFolder))),
    clock,
    logger,
    pace,
    sweepEvery,
    tickEvery,
    retry: (entity) => retry(context, entity),
  });
  sweeper.start();
  ticker.start();
  return engine;
}

const configurationFolder = new URL("../config/", import.meta.url);

async function retry({ deadLetters, logger }: EngineContext, entity: string): Promise<number> {
  let found = 0;
  for (const letter of await deadLetters.list()) {
    if (letter.entity !== entity) continue;
    found += 1;
    const outcome = await deadLetters.revive(letter.id);
    logger.info({ delivery: letter.id, outcome }, "a dead letter was asked for again");
  }
  return found;
}

function countRequests({ registry }: EngineContext): (observation: { readonly operation: string }) => void {
  const requests = new Counter({
    name: "tutti_github_requests_total",
    help: "Requests to GitHub's API",
    labelNames: ["operation"],
    registers: [registry],
  });
  return ({ operation }) => requests.inc({ operation });
}
