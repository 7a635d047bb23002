import { expect, test } from "vitest";

import { appHome } from "../support/app-process.ts";
import { startProgram } from "../support/child-process.ts";
import { eventually } from "../support/eventually.ts";
import { sendWebhook } from "../support/webhook-client.ts";

test("a delivery committed by an app killed before its answer runs once after the restart, redelivered or not", async () => {
  const home = await appHome();
  const doomed = await startProgram("./ingress-killed-after-put-entry.ts", home.inboxFile);
  await expect(sendWebhook(doomed.port, { id: "a" })).rejects.toThrow("fetch failed");
  expect(await doomed.exited).toEqual({ code: null, signal: "SIGKILL" });
  expect(await home.counts()).toMatchObject({ waiting: 1 });

  const app = await home.start("working");
  await eventually(() => home.noted("handled")).toEqual(["a"]);
  expect(await sendWebhook(app.port, { id: "a" })).toEqual({ status: 202, answer: { accepted: "known" } });
  await sendWebhook(app.port, { id: "b" });
  await eventually(() => home.noted("handled")).toEqual(["a", "b"]);
});
