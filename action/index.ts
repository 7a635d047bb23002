// What the runner starts: the job's environment in, a conclusion out.
import { readFile } from "node:fs/promises";

import * as core from "@actions/core";

import { systemClock } from "../src/adapters/system/clock.ts";
import { readShippedConfiguration } from "../src/adapters/system/shipped-configuration.ts";
import { createConfigurationReader } from "../src/config/configuration-reader.ts";
import { readDefaults } from "../src/config/defaults.ts";
import { createJobLogger } from "./logger.ts";
import { runAction } from "./main.ts";
import { type ActionReport, failure } from "./report.ts";
import { readSettings } from "./settings.ts";
import { type Usage, usageText } from "./usage.ts";

/** `usage` is null where the run did not get as far as GitHub. */
type Concluded = ActionReport & { readonly usage: Usage | null };

await conclude(await act());

async function act(): Promise<Concluded> {
  const settings = readSettings(process.env, {
    token: core.getInput("github-token"),
    appId: core.getInput("app-id"),
    privateKey: core.getInput("private-key"),
  });
  if (!settings.ok) return { ...failure(settings.failure.join("; ")), usage: null };
  const payload: unknown = JSON.parse(await readFile(settings.value.eventPath, "utf8"));
  const shipped = await readShippedConfiguration(new URL("../config/", import.meta.url));
  const reader = createConfigurationReader(readDefaults(shipped));
  const logger = createJobLogger(core);
  return runAction({ settings: settings.value, payload, reader, clock: systemClock, logger });
}

async function conclude({ conclusion, message, usage }: Concluded): Promise<void> {
  switch (conclusion) {
    case "success":
      core.info(message);
      break;
    case "warning":
      core.warning(message);
      break;
    case "failure":
      core.setFailed(message);
      break;
    default:
      conclusion satisfies never;
  }
  const lines = usage === null ? [message] : [message, usageText(usage)];
  if (usage !== null) core.info(usageText(usage));
  if (process.env["GITHUB_STEP_SUMMARY"] !== undefined) {
    await core.summary.addRaw(lines.join("\n\n"), true).write();
  }
}
