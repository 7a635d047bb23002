import { expect, test } from "vitest";

import { startApp } from "../../app/start.ts";
import { createLogger } from "../../src/adapters/system/logger.ts";
import { appHome } from "../support/app-process.ts";
import { eventually } from "../support/eventually.ts";
import { sendWebhook, webhookSecret } from "../support/webhook-client.ts";

test("SIGTERM lets the batch under way finish, accepts no more, and ends in 10 s", async () => {
  const home = await appHome();
  const app = await home.start("gated");
  await sendWebhook(app.port, { id: "a" });
  await eventually(() => home.noted("began")).toEqual(["a"]);
  await sendWebhook(app.port, { id: "b" });

  const startedAt = performance.now();
  app.kill("SIGTERM");
  const connects = () =>
    fetch(`http://127.0.0.1:${app.port}/healthz`).then(
      () => true,
      () => false,
    );
  await eventually(connects).toBe(false);
  home.openGate();
  expect(await app.exited).toEqual({ code: 0, signal: null });
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(home.noted("handled")).toEqual(["a"]);
  expect(await home.counts()).toMatchObject({ waiting: 1, taken: 0, buried: 0 });

  await home.start("working");
  await eventually(() => home.noted("handled")).toEqual(["a", "b"]);
});

test("an engine that does not end is cut off, and its delivery is left for the next start", async () => {
  const home = await appHome();
  const app = await startApp({
    settings: {
      appId: 42,
      webhookSecrets: { current: webhookSecret, previous: null },
      host: "127.0.0.1",
      port: 0,
      inboxFile: home.inboxFile,
      replica: "one",
      logLevel: "silent",
    },
    engine: home.engine("gated"),
    logger: createLogger("silent"),
  });
  await sendWebhook(app.port, { id: "a" });
  await eventually(() => home.noted("began")).toEqual(["a"]);
  await app.stop(700);
  expect(home.noted("handled")).toEqual([]);
  expect(await home.counts()).toMatchObject({ taken: 1 });

  await home.start("working");
  await eventually(() => home.noted("handled")).toEqual(["a"]);
});
