import { readShippedConfiguration } from "../../src/adapters/system/shipped-configuration.ts";
import { createConfigurationReader } from "../../src/config/configuration-reader.ts";
import { readDefaults } from "../../src/config/defaults.ts";
import type { ConfigurationReader } from "../../src/ports/configuration-reader.ts";

/** Reads configurations as the App does, on top of the shipped defaults. */
export async function createShippedReader(): Promise<ConfigurationReader> {
  const folder = new URL("../../config/", import.meta.url);
  return createConfigurationReader(readDefaults(await readShippedConfiguration(folder)));
}
