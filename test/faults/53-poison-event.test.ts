import { expect, test } from "vitest";

import { inboxRules, retryDelay } from "../../src/ports/inbox-rules.ts";
import { appHome } from "../support/app-process.ts";
import { eventually } from "../support/eventually.ts";
import { createRecordingEngine } from "../support/recording-engine.ts";
import { startShell } from "../support/shell.ts";
import { issuePayload, sendWebhook } from "../support/webhook-client.ts";

test("a poison delivery fails three times, is told of once, and holds up only its own issue", async () => {
  let poisonous = true;
  const { engine, handled, told } = createRecordingEngine(({ id }) =>
    id === "poison" && poisonous ? { id, outcome: "failed", reason: "boom" } : { id, outcome: "done" },
  );
  const { port, clock, inbox } = await startShell({ engine });
  await sendWebhook(port, { id: "poison" });
  await eventually(() => inbox.counts()).toMatchObject({ waiting: 1, taken: 0 });
  await sendWebhook(port, { id: "behind" });
  await sendWebhook(port, { id: "elsewhere", payload: issuePayload(2) });
  await eventually(() => handled).toEqual(["poison", "elsewhere"]);
  expect(await inbox.parked()).toMatchObject([{ id: "behind", behind: "poison" }]);
  expect(told).toEqual([]);

  for (let attempt = 1; attempt < inboxRules.tries; attempt += 1) {
    await eventually(() => inbox.counts()).toMatchObject({ taken: 0 });
    clock.advance(retryDelay(attempt));
    await eventually(() => handled.filter((id) => id === "poison")).toHaveLength(attempt + 1);
  }
  await eventually(() => told).toEqual(["poison"]);
  await eventually(() => handled).toContain("behind");
  await eventually(() => inbox.buried()).toMatchObject([
    { id: "poison", attempts: 3, reason: "boom", told: true },
  ]);

  poisonous = false;
  expect(await inbox.revive("poison")).toBe("revived");
  await sendWebhook(port, { id: "next" });
  await eventually(() => inbox.counts()).toMatchObject({ waiting: 0, taken: 0, buried: 0 });
  expect(told).toEqual(["poison"]);
});

test("a delivery that kills its worker is buried alone, and the app goes on", async () => {
  const home = await appHome();
  const app = await home.start("gated");
  await sendWebhook(app.port, { id: "innocent", payload: issuePayload(1) });
  await eventually(() => home.noted("began")).toEqual(["innocent"]);
  await sendWebhook(app.port, { id: "deadly", payload: issuePayload(2) });
  await sendWebhook(app.port, { id: "bystander", payload: issuePayload(3) });
  home.openGate();
  await eventually(() => home.noted("told")).toEqual(["deadly"]);
  await eventually(() => home.noted("handled").toSorted()).toEqual(["bystander", "innocent"]);
  expect(home.noted("began").filter((id) => id === "deadly")).toHaveLength(inboxRules.lossesUntilBuried);
  expect((await fetch(`http://127.0.0.1:${app.port}/readyz`)).status).toBe(200);
});
