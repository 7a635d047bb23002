import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";

import { startShell } from "../support/shell.ts";
import { issuePayload, postBody, sendWebhook, webhookSecret } from "../support/webhook-client.ts";

const headers = { "content-type": "application/json", "x-github-delivery": "a", "x-github-event": "issues" };
const hmac = (algorithm: string, body: string) =>
  `${algorithm}=${createHmac(algorithm, webhookSecret).update(body).digest("hex")}`;

describe("a signature", () => {
  test("that is wrong is refused, and nothing of the body is kept or logged", async () => {
    const { port, inbox, log, metrics } = await startShell();
    const payload = { ...issuePayload(), text: "hush" };
    expect(await sendWebhook(port, { id: "a", payload, secret: "development", event: "made_up" })).toEqual({
      status: 401,
      answer: { refused: "signature-wrong" },
    });
    expect(await inbox.counts()).toMatchObject({ waiting: 0 });
    expect(log.join("")).toContain("signature-wrong");
    expect(log.join("")).not.toMatch(/hush|sha256=/);
    expect(await metrics()).not.toContain("made_up");
  });

  test.each([
    ["missing", {}],
    ["of SHA-1 only", { "x-hub-signature": hmac("sha1", "{}") }],
    ["of SHA-1 in the place of SHA-256", { "x-hub-signature-256": hmac("sha1", "{}") }],
    ["cut short", { "x-hub-signature-256": hmac("sha256", "{}").slice(0, -1) }],
  ])("%s is refused", async (_, signature) => {
    const { port, inbox } = await startShell();
    expect(await postBody(port, "{}", { ...headers, ...signature })).toEqual({
      status: 401,
      answer: { refused: "signature-missing" },
    });
    expect(await inbox.counts()).toMatchObject({ waiting: 0 });
  });

  test("over unicode is over its bytes, and the body is kept as it was signed", async () => {
    const { port, inbox } = await startShell();
    const body = `{ "text" : "ü ✓ 🎼 \\u0000 \u2028", "installation":{"id":100} }`;
    const signed = { ...headers, "x-hub-signature-256": hmac("sha256", body) };
    expect(await postBody(port, body, signed)).toMatchObject({ status: 202 });
    expect((await inbox.takeBatch("100", 1))?.deliveries).toMatchObject([{ id: "a", body }]);
  });

  test("by the secret being replaced counts as long as it is configured, then no more", async () => {
    const rotating = await startShell({
      ingress: { secrets: { current: "the-new-secret", previous: webhookSecret } },
    });
    expect(await sendWebhook(rotating.port, { id: "a", secret: webhookSecret })).toMatchObject({
      status: 202,
    });
    expect(await sendWebhook(rotating.port, { id: "b", secret: "the-new-secret" })).toMatchObject({
      status: 202,
    });
    const rotated = await startShell({ ingress: { secrets: { current: "the-new-secret", previous: null } } });
    expect(await sendWebhook(rotated.port, { id: "c" })).toMatchObject({ status: 401 });
  });

  test("of an empty body is refused", async () => {
    const { port } = await startShell();
    const signed = { ...headers, "x-hub-signature-256": hmac("sha256", "") };
    expect(await postBody(port, "", signed)).toMatchObject({ status: 401 });
  });
});
