// The App's shell as a whole: server, inbox and worker thread in one process.
import { describe, expect, onTestFinished, test } from "vitest";

import { startApp } from "../../app/start.ts";
import type { AppOptions } from "../../app/start.ts";
import { createLogger } from "../../src/adapters/system/logger.ts";
import { appHome } from "../support/app-process.ts";
import { eventually } from "../support/eventually.ts";
import { sendWebhook, webhookSecret } from "../support/webhook-client.ts";

async function start(differences: Partial<AppOptions> = {}) {
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
    engine: home.engine("working"),
    logger: createLogger("silent"),
    ...differences,
  });
  onTestFinished(() => app.stop(2_000));
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${app.port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  return { home, port: app.port, get };
}

describe("the App's shell", () => {
  test("is alive and becomes ready", async () => {
    const { get } = await start();
    expect((await get("/healthz")).status).toBe(200);
    await eventually(() => get("/readyz")).toEqual({ status: 200, text: '{"ready":true,"failing":[]}\n' });
  });

  test("stays alive and acknowledges, but says it is not ready, while its engine cannot start", async () => {
    const { get, port } = await start({ engine: { module: "file:///nowhere/engine.ts", settings: null } });
    expect(JSON.parse((await get("/readyz")).text)).toEqual({ ready: false, failing: ["worker", "ledger"] });
    expect(await sendWebhook(port, { id: "a" })).toMatchObject({ status: 202 });
    expect((await get("/metrics")).text).toContain("tutti_inbox_waiting 1");
  });

  test("shows what ingress, inbox and worker count in one place", async () => {
    const { home, port, get } = await start();
    await sendWebhook(port, { id: "a" });
    await sendWebhook(port, { id: "a" });
    await eventually(() => home.noted("handled")).toEqual(["a"]);
    const metrics = async () => (await get("/metrics")).text;
    await eventually(metrics).toContain('tutti_deliveries_handled_total{event="issues",outcome="done"} 1');
    expect(await metrics()).toContain('tutti_deliveries_received_total{event="issues",outcome="stored"} 1');
    expect(await metrics()).toContain('tutti_deliveries_received_total{event="issues",outcome="known"} 1');
    expect(await metrics()).toContain("tutti_acknowledgement_seconds_count 2");
    expect(await metrics()).toContain("tutti_inbox_waiting 0");
    expect(await metrics()).toContain('tutti_ledgers{standing="open"} 1');
    expect(await metrics()).toContain('tutti_ledgers{standing="halted"} 0');
  });

  test("leaves other paths to the pages, and without pages has none", async () => {
    const without = await start();
    expect((await without.get("/board")).status).toBe(404);
    const pages = await start({ pages: (request, response) => response.end(`page ${request.url}`) });
    expect(await pages.get("/board?x=1")).toEqual({ status: 200, text: "page /board?x=1" });
  });

  test("starts its worker again when it dies, and gives it again what it was handling", async () => {
    const home = await appHome();
    const app = await home.start("gated");
    await sendWebhook(app.port, { id: "deadly" });
    await eventually(() => home.noted("began")).toEqual(["deadly"]);
    home.openGate();
    await eventually(() => home.noted("began").length).toBeGreaterThan(1);
    expect((await fetch(`http://127.0.0.1:${app.port}/healthz`)).status).toBe(200);
  });
});
