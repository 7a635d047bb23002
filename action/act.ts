// One run from the job's environment to a conclusion; whatever happens, people get a sentence.
import { readShippedConfiguration } from "../src/adapters/system/shipped-configuration.ts";
import { createConfigurationReader } from "../src/config/configuration-reader.ts";
import { readDefaults } from "../src/config/defaults.ts";
import type { Clock } from "../src/ports/clock.ts";
import type { Logger } from "../src/ports/logger.ts";
import { runAction } from "./main.ts";
import { readEvent } from "./read-event.ts";
import { type ActionReport, failure, unforeseen } from "./report.ts";
import { type Environment, type Inputs, readSettings } from "./settings.ts";
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
  const settings = readSettings(environment, inputs);
  if (!settings.ok) return { ...failure(settings.failure.join("; ")), usage: null };
  const event = await readEvent(settings.value.eventPath);
  if (!event.ok) return { ...failure(event.failure), usage: null };
  const shipped = await readShippedConfiguration(new URL("../config/", import.meta.url));
  const reader = createConfigurationReader(readDefaults(shipped));
  return runAction({ settings: settings.value, payload: event.value, reader, clock, logger });
}
