// The day with the App as a process of its own, killed with -9 after each step as soon as it has taken what GitHub said of
// it, and started again: people see in the end what they see without that.
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startSandbox } from "../../sandbox/start.ts";
import { type Picture, pictureOf } from "../faults/judge.ts";
import { type ShippedApp, startShippedApp } from "../support/app-as-shipped.ts";
import { orchestraConfiguration, scriptedDay } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { installOnOrchestra } from "../support/stage.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { untilQuiet } from "../support/until-quiet.ts";

const secret = "a secret that only this test knows";

async function dayOf(killed: "killed" | "left alone"): Promise<Picture> {
  const sandbox = await startSandbox();
  onTestFinished(sandbox.stop);
  sandbox.webhooks.hold();
  const installed = await installOnOrchestra(sandbox, orchestraConfiguration);
  const { id: appId, botId } = installed.app;
  const inboxFile = join(await temporaryDirectory(), "inbox.sqlite");
  const start = async (): Promise<ShippedApp> => {
    const app = await startShippedApp({
      APP_ID: String(appId),
      PRIVATE_KEY: installed.privateKey,
      WEBHOOK_SECRET: secret,
      GITHUB_API_URL: sandbox.apiUrl,
      INBOX_FILE: inboxFile,
      REPLICA: "one",
      COMMITS_PER_MINUTE: "6000",
    });
    const url = `http://127.0.0.1:${app.port}/api/github/webhooks`;
    sandbox.state.apps.update(appId, { webhook: { url, secret, contentType: "json" } });
    return app;
  };

  let app = await start();
  onTestFinished(() => app.kill("SIGKILL"));
  const metrics = async (): Promise<string> => (await fetch(`http://127.0.0.1:${app.port}/metrics`)).text();
  sandbox.webhooks.release();
  await untilQuiet(sandbox, metrics);
  const people = peopleOnStage({ ...installed, sandbox });
  for (const { act } of scriptedDay) {
    await act(people);
    if (killed === "killed") {
      await sandbox.webhooks.idle();
      // What GitHub says while nobody listens waits, as a redelivery would.
      sandbox.webhooks.hold();
      await app.kill("SIGKILL");
      app = await start();
      sandbox.webhooks.release();
    }
    await untilQuiet(sandbox, metrics);
  }
  await app.kill("SIGTERM");
  expect(sandbox.violations.all).toEqual([]);
  return pictureOf({ sandbox, seeded: installed.seeded, app: { id: appId, botId } });
}

/** Without moments and commits, which differ from run to run. */
function timeless(picture: Picture): unknown {
  const text = JSON.stringify(picture)
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, "then")
    .replaceAll(/\b[0-9a-f]{40}\b/g, "commit");
  return JSON.parse(text);
}

test("killed with -9 after each step and started again", { timeout: 300_000 }, async () => {
  // First the App that ends in order: it leaves its compiled sources for the twenty starts of the other.
  const calm = timeless(await dayOf("left alone"));
  expect(timeless(await dayOf("killed"))).toEqual(calm);
});
