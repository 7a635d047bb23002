import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";

import { startShell } from "../support/shell.ts";
import { issuePayload, sendWebhook } from "../support/webhook-client.ts";

const refused = { status: 503, answer: { refused: "inbox-unavailable" } };

test("while the store stays locked the answer is 503, and after it the redelivery is stored", async () => {
  const { port, file, inbox } = await startShell({ inbox: { lockPatience: 50 } });
  const other = new DatabaseSync(file);
  other.exec("begin immediate");
  expect(await sendWebhook(port, { id: "a" })).toEqual(refused);
  other.exec("rollback");
  other.close();
  expect(await inbox.counts()).toMatchObject({ waiting: 0 });
  expect(await sendWebhook(port, { id: "a" })).toMatchObject({ status: 202, answer: { accepted: "stored" } });
});

test("a lock that ends in time is waited for, while other requests are answered", async () => {
  const { port, file } = await startShell({ inbox: { lockPatience: 20_000 } });
  const other = new DatabaseSync(file);
  other.exec("begin immediate");
  const waiting = sendWebhook(port, { id: "a" });
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  other.exec("rollback");
  other.close();
  expect((await waiting).status).toBe(202);
});

test("a full store answers 503, is not ready, and keeps what it acknowledged", async () => {
  const { port, inbox } = await startShell({ inbox: { maxBytes: 200_000 } });
  const payload = { ...issuePayload(), text: "x".repeat(30_000) };
  const answers = [];
  for (let each = 0; each < 12; each += 1) {
    answers.push(await sendWebhook(port, { id: `delivery-${each}`, payload }));
  }
  const stored = answers.filter(({ status }) => status === 202);
  expect(stored.length).toBeGreaterThan(0);
  expect(answers.at(-1)).toEqual(refused);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 503]));
  expect(await inbox.counts()).toMatchObject({ waiting: stored.length });
});
