// What the runner starts: the job's environment in, a conclusion out.
import * as core from "@actions/core";

import { systemClock } from "../src/adapters/system/clock.ts";
import { type Concluded, act } from "./act.ts";
import { createJobLogger } from "./logger.ts";
import { usageText } from "./usage.ts";

await conclude(
  await act({
    environment: process.env,
    inputs: {
      token: core.getInput("github-token"),
      appId: core.getInput("app-id"),
      privateKey: core.getInput("private-key"),
    },
    clock: systemClock,
    logger: createJobLogger(core),
  }),
);

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
  if (process.env["GITHUB_STEP_SUMMARY"] !== undefined) await summarize(lines.join("\n\n"));
}

/** What stands in the log already is only repeated on the run's page. */
async function summarize(text: string): Promise<void> {
  try {
    await core.summary.addRaw(text, true).write();
  } catch (error) {
    core.warning(`The summary of this run could not be written: ${String(error)}`);
  }
}
