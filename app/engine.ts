// The engine that the worker hosts: use cases over GitHub's API.
import { randomUUID } from "node:crypto";
import { Counter } from "prom-client";
import * as z from "zod";

import { type AppForges, createAppForges } from "../src/adapters/github/app-forges.ts";
import { translate } from "../src/adapters/github/webhooks/translate.ts";
import { readShippedConfiguration } from "../src/adapters/system/shipped-configuration.ts";
import { createConfigurationReader } from "../src/config/configuration-reader.ts";
import { readDefaults } from "../src/config/defaults.ts";
import type { RepositoryReference } from "../src/ports/forge-facts.ts";
import { COMMIT_PACE } from "../src/usecases/commit-pace.ts";
import { createDeliveryEngine } from "../src/usecases/delivery-engine.ts";
import { HomeRegistry } from "../src/usecases/home-registry.ts";
import { Sweeper } from "../src/usecases/sweeper.ts";
import { gateCheckName } from "../src/views/pull-request-view.ts";
import type { CreateEngine, EngineContext } from "./engine-factory.ts";
import { createHomeServices } from "./home-services.ts";

const EngineSettings = z.object({
  appId: z.int().positive(),
  privateKey: z.string(),
  apiUrl: z.url(),
  /** Milliseconds between two rounds of sweeping. */
  sweepEvery: z.int().positive(),
  /** How often the ledger is committed to; GitHub's recommendation unless said. */
  pace: z.object({ perMinute: z.number().positive(), burst: z.number().positive() }).default(COMMIT_PACE),
});
export type EngineSettings = z.input<typeof EngineSettings>;

export const createEngine: CreateEngine = async (settings, context) => {
  const { appId, privateKey, apiUrl, sweepEvery, pace } = EngineSettings.parse(settings);
  const { clock, logger } = context;
  const forges = createAppForges({
    appId,
    privateKey,
    baseUrl: apiUrl,
    clock,
    gate: gateCheckName,
    observe: countRequests(context),
  });
  const reader = createConfigurationReader(readDefaults(await readShippedConfiguration(configurationFolder)));
  const homes = new HomeRegistry(
    createHomeServices({ forges, reader, clock, logger, pace, writer: randomUUID() }),
  );
  const sweeper = new Sweeper({ homes, discover: () => discover(forges), clock, logger, every: sweepEvery });
  sweeper.start();
  return createDeliveryEngine({
    homes,
    translate,
    clock,
    sweeper,
    logger,
    retry: (entity) => retry(context, entity),
  });
};

const configurationFolder = new URL("../config/", import.meta.url);

async function discover(
  forges: AppForges,
): Promise<readonly { readonly lane: string; readonly repository: RepositoryReference }[]> {
  const found: { lane: string; repository: RepositoryReference }[] = [];
  for (const { id, suspended } of await forges.installations()) {
    if (suspended) continue;
    for (const repository of await forges.forge(id).repositories()) {
      found.push({ lane: String(id), repository });
    }
  }
  return found;
}

async function retry({ deadLetters, logger }: EngineContext, entity: string): Promise<void> {
  for (const letter of await deadLetters.list()) {
    if (letter.entity !== entity) continue;
    const outcome = await deadLetters.revive(letter.id);
    logger.info({ delivery: letter.id, outcome }, "a dead letter was asked for again");
  }
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
