// One run from the job's environment to a conclusion; whatever happens, people get a sentence.
import { readShippedConfiguration } from "../src/adapters/system/shipped-configuration.ts";
import { createConfigurationReader } from "../src/config/configuration-reader.ts";
import { readDefaults } from "../src/config/defaults.ts";
import type { Clock } from "../src/ports/clock.ts";
import type { Logger } from "../src/ports/logger.ts";
import { countsLater, isReadOnly } from "./fork-review.ts";
import { runAction } from "./main.ts";
import { readEvent } from "./read-event.ts";
import { type ActionReport, failure, success, unforeseen } from "./report.ts";
import { type Environment, type Inputs, readCredentials, readJob } from "./settings.ts";
import type { Usage } from "./usage.ts";

export type Surroundings = {
  readonly environment: Environment;
  readonly inputs: Inputs;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** `usage` is null where the run did not get as far as GitHub. */
export type Concluded = ActionReport & { readonly usage: Usage | null };

/** Nothing is thrown. */
export async function act(surroundings: Surroundings): Promise<Concluded> {
  try {
    return await attempt(surroundings);
  } catch (error) {
    return { ...unforeseen(error), usage: null };
  }
}

async function attempt({ environment, inputs, clock, logger }: Surroundings): Promise<Concluded> {
  const job = readJob(environment);
  const credentials = readCredentials(inputs);
  if (!job.ok) {
    const problems = credentials.ok ? job.failure : [...job.failure, credentials.failure];
    return { ...failure(problems.join("; ")), usage: null };
  }
  const event = await readEvent(job.value.eventPath);
  if (!event.ok) return { ...failure(event.failure), usage: null };
  // First of all: GitHub gives such a run no secrets, so credentials that are missing are nobody's mistake.
  if (isReadOnly(job.value.event, event.value)) return { ...success(countsLater), usage: null };
  if (!credentials.ok) return { ...failure(credentials.failure), usage: null };
  const shipped = await readShippedConfiguration(new URL("../config/", import.meta.url));
  const reader = createConfigurationReader(readDefaults(shipped));
  const settings = { ...job.value, credentials: credentials.value };
  return runAction({ settings, payload: event.value, reader, clock, logger });
}
