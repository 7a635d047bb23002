import { expect, test } from "vitest";

import { inboxRules } from "../../src/ports/inbox-rules.ts";
import { eventually } from "../support/eventually.ts";
import { createRecordingEngine } from "../support/recording-engine.ts";
import { startShell } from "../support/shell.ts";
import { sendWebhook } from "../support/webhook-client.ts";

test("a redelivery runs after the delivery failed for good, and not after it succeeded", async () => {
  let working = false;
  const { engine, handled } = createRecordingEngine(({ id }) =>
    working ? { id, outcome: "done" } : { id, outcome: "failed", reason: "down" },
  );
  const { port, clock, inbox } = await startShell({ engine });
  await sendWebhook(port, { id: "a" });
  for (let attempt = 1; attempt < inboxRules.tries; attempt += 1) {
    await eventually(() => inbox.nextDue()).not.toBeNull();
    await eventually(() => inbox.counts()).toMatchObject({ waiting: 1, taken: 0 });
    clock.advance(((await inbox.nextDue()) ?? 0) - clock.now());
    await eventually(() => handled).toHaveLength(attempt + 1);
  }
  await eventually(() => inbox.counts()).toMatchObject({ buried: 1 });

  working = true;
  expect(await sendWebhook(port, { id: "a" })).toMatchObject({ answer: { accepted: "revived" } });
  await eventually(() => inbox.counts()).toMatchObject({ waiting: 0, taken: 0, buried: 0 });
  expect(handled).toHaveLength(inboxRules.tries + 1);

  expect(await sendWebhook(port, { id: "a" })).toMatchObject({ answer: { accepted: "known" } });
  await sendWebhook(port, { id: "b" });
  await eventually(() => handled.at(-1)).toBe("b");
  expect(handled.filter((id) => id === "a")).toHaveLength(inboxRules.tries + 1);
});
