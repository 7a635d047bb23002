import { expect, test } from "vitest";

import { appHome } from "../support/app-process.ts";
import { eventually } from "../support/eventually.ts";
import { issuePayload, sendWebhook } from "../support/webhook-client.ts";

test("deliveries sent to two replicas at once are each handled once, and those of an issue in order", async () => {
  const home = await appHome();
  const replicas = await Promise.all([home.start("working", "one"), home.start("working", "two")]);
  const ids = Array.from({ length: 40 }, (_, index) => `delivery-${String(index).padStart(2, "0")}`);
  for (const [index, id] of ids.entries()) {
    const payload = issuePayload((index % 4) + 1);
    const answers = await Promise.all(replicas.map(({ port }) => sendWebhook(port, { id, payload })));
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(answers).toContainEqual({ status: 202, answer: { accepted: "stored" } });
    expect(answers).toContainEqual({ status: 202, answer: { accepted: "known" } });
  }

  await eventually(() => home.noted("handled").toSorted()).toEqual(ids);
  const ofIssueOne = ids.filter((_, index) => index % 4 === 0);
  expect(home.noted("handled").filter((id) => ofIssueOne.includes(id))).toEqual(ofIssueOne);
  expect(home.noted("began").toSorted()).toEqual(ids);
});
