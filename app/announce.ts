import { createAppForges } from "../src/adapters/github/app-forges.ts";
import { isUnknownApp } from "../src/adapters/github/unknown-app.ts";
import { readShippedConfiguration } from "../src/adapters/system/shipped-configuration.ts";
import { systemClock } from "../src/adapters/system/clock.ts";
import { createConfigurationReader } from "../src/config/configuration-reader.ts";
import { readDefaults } from "../src/config/defaults.ts";
import { configurationPath } from "../src/ports/configuration-reader.ts";
import { gateCheckName } from "../src/views/pull-request-view.ts";
import { readConfiguration } from "../src/usecases/configuration/read-configuration.ts";

const patience = 10_000;

/** Prints which App this is, where, on what, and in which mode, before anything is written. False when GitHub refuses the credentials. */
export async function announce(credentials: {
  readonly appId: number;
  readonly privateKey: string;
  readonly apiUrl: string;
}): Promise<boolean> {
  const { appId, privateKey, apiUrl } = credentials;
  const forges = createAppForges({
    appId,
    privateKey,
    baseUrl: apiUrl,
    clock: systemClock,
    gate: gateCheckName,
    timeout: patience,
  });
  try {
    const app = await forges.app();
    console.log(`Tutti as ${app.name} (App ${app.id}) on ${new URL(apiUrl).host}`);
    const installations = await forges.installations();
    if (installations.length === 0)
      console.log("Not installed anywhere yet: install it from the App's page on GitHub.");
    const reader = createConfigurationReader(
      readDefaults(await readShippedConfiguration(new URL("../config/", import.meta.url))),
    );
    for (const installation of installations) {
      const suspended = installation.suspended ? " (suspended)" : "";
      console.log(`- ${installation.account.login}, installation ${installation.id}${suspended}`);
      if (installation.suspended) continue;
      const forge = forges.forge(installation.id);
      for (const repository of await forge.repositories()) {
        const file = await forge.file(repository, configurationPath);
        if (file === null) continue;
        const found = await standingOf({ reader, forge, repository }, file.text);
        console.log(`  - ${repository.owner}/${repository.name}: ${found}`);
      }
    }
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`GitHub at ${apiUrl} does not answer as App ${appId}: ${reason}`);
    console.error(
      isUnknownApp(error)
        ? "APP_ID and the private key do not belong together, or the App is gone: take the number from the App's settings page, and make a new key there if this is another's. On GitHub Enterprise, check GITHUB_API_URL."
        : "Check the network, and GITHUB_API_URL on GitHub Enterprise.",
    );
    return false;
  }
}

/** The mode that a repository is in, the home that it joins, or the first thing to mend in its configuration. */
async function standingOf(parts: Parameters<typeof readConfiguration>[0], text: string): Promise<string> {
  const reading = parts.reader.read(text);
  if (reading.role === "joined") return `joins ${reading.home}`;
  const read = await readConfiguration(parts, text);
  if (read.outcome === "valid") return read.configuration.organization.mode;
  const [first, ...others] = read.faults;
  if (first === undefined) return "configuration faulty";
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return `configuration faulty, line ${first.line}: ${first.message}${more}`;
}
