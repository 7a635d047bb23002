import { sign } from "@octokit/webhooks-methods";
import { describe, expect, test } from "vitest";

import { eventually } from "../support/eventually.ts";
import { createRecordingEngine } from "../support/recording-engine.ts";
import { startShell } from "../support/shell.ts";
import { issuePayload, postBody, sendWebhook, webhookSecret } from "../support/webhook-client.ts";

describe("what nobody has heard of", () => {
  test.each([
    ["an event", { event: "sub_issue_teleported" }],
    ["an action", { payload: { ...issuePayload(), action: "levitated" } }],
    ["an action that is no text", { payload: { ...issuePayload(), action: { now: "what" } } }],
    ["an issue without a number", { payload: { ...issuePayload(), issue: "one" } }],
    ["a repository of another shape", { payload: { action: "opened", repository: [], installation: null } }],
    ["an empty payload", { payload: {} }],
  ])("%s is kept, ignored by the engine, and counted", async (_, webhook) => {
    const { engine, handled } = createRecordingEngine(({ id }) => ({
      id,
      outcome: "ignored",
      reason: "no rule is about it",
    }));
    const { port, inbox, metrics } = await startShell({ engine });
    expect(await sendWebhook(port, { id: "a", ...webhook })).toEqual({
      status: 202,
      answer: { accepted: "stored" },
    });
    await eventually(() => handled).toEqual(["a"]);
    await eventually(() => inbox.counts()).toMatchObject({ waiting: 0, taken: 0, buried: 0 });
    const event = "event" in webhook ? webhook.event : "issues";
    await eventually(metrics).toContain(
      `tutti_deliveries_handled_total{event="${event}",outcome="ignored"} 1`,
    );
  });

  test.each(["[]", "null", "7", "{", "not json"])("the body %s is refused as no object", async (body) => {
    const { port } = await startShell();
    const headers = {
      "content-type": "application/json",
      "x-github-delivery": "a",
      "x-github-event": "issues",
      "x-hub-signature-256": await sign(webhookSecret, body),
    };
    expect(await postBody(port, body, headers)).toEqual({
      status: 400,
      answer: { refused: "not-an-object" },
    });
  });

  test.each([
    ["no delivery id", { "x-github-delivery": "" }, 400],
    ["an odd delivery id", { "x-github-delivery": "a'; drop table deliveries" }, 400],
    ["no event", { "x-github-event": "" }, 400],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["a compressed body", { "content-encoding": "gzip" }, 415],
  ])("a request with %s is refused", async (_, headers, status) => {
    const { port, inbox } = await startShell();
    expect(await sendWebhook(port, { id: "a", headers })).toMatchObject({ status });
    expect(await inbox.counts()).toMatchObject({ waiting: 0 });
  });
});
