import { expect, test } from "vitest";

import { eventually } from "../support/eventually.ts";
import { createRecordingEngine } from "../support/recording-engine.ts";
import { startShell } from "../support/shell.ts";
import { sendWebhook } from "../support/webhook-client.ts";

test("the same delivery twice, one after the other or at once, is acknowledged each time and handled once", async () => {
  const { engine, handled } = createRecordingEngine();
  const { port } = await startShell({ engine });
  const answers = await Promise.all([1, 2, 3].map(() => sendWebhook(port, { id: "a" })));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  await eventually(() => handled).toEqual(["a"]);
  expect(await sendWebhook(port, { id: "a" })).toEqual({ status: 202, answer: { accepted: "known" } });
  await sendWebhook(port, { id: "b" });
  await eventually(() => handled).toEqual(["a", "b"]);
});
