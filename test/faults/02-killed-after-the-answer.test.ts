import { expect, test } from "vitest";

import { appHome } from "../support/app-process.ts";
import { eventually } from "../support/eventually.ts";
import { sendWebhook } from "../support/webhook-client.ts";

test("what an app had taken and not finished when it was killed is handled at once by the next", async () => {
  const home = await appHome();
  const first = await home.start("gated");
  for (const id of ["a", "b"]) {
    expect(await sendWebhook(first.port, { id })).toEqual({ status: 202, answer: { accepted: "stored" } });
  }
  await eventually(() => home.noted("began")).toContain("a");
  first.kill("SIGKILL");
  await first.exited;
  expect(home.noted("handled")).toEqual([]);

  await home.start("working");
  await eventually(() => home.noted("handled")).toEqual(["a", "b"]);
  await eventually(() => home.counts()).toMatchObject({ waiting: 0, taken: 0, buried: 0 });
});
