import { describe, expect, test } from "vitest";

import { eventually } from "../support/eventually.ts";
import { openRawConnection, webhookHead } from "../support/raw-connection.ts";
import { startShell } from "../support/shell.ts";
import { issuePayload, sendWebhook } from "../support/webhook-client.ts";

const megabyte = 1024 * 1024;
const impatient = { headers: 100, request: 200, check: 20 };

describe("a request that is too large", () => {
  test("is refused by its announced length before a byte of it is sent", async () => {
    const { port } = await startShell();
    const connection = await openRawConnection(port);
    await connection.write(webhookHead({ "content-length": String(25 * megabyte + 1) }));
    await eventually(() => connection.received()).toMatch(/^HTTP\/1\.1 413 /);
    await eventually(() => connection.isClosed()).toBe(true);
  });

  test("is cut off at 25 MB when it comes in chunks without a length, and is not kept", async () => {
    const { port, inbox, log } = await startShell();
    const connection = await openRawConnection(port);
    await connection.write(webhookHead({ "transfer-encoding": "chunked" }));
    const chunk = Buffer.concat([
      Buffer.from("100000\r\n"),
      Buffer.alloc(megabyte, "x"),
      Buffer.from("\r\n"),
    ]);
    let sent = 0;
    while (sent < 100 && (await connection.write(chunk))) sent += 1;
    await eventually(() => connection.isClosed()).toBe(true);
    expect(sent).toBeGreaterThanOrEqual(25);
    expect(sent).toBeLessThan(60);
    expect(log.join("")).toContain('"code":"too-large"');
    expect(log.join("").length).toBeLessThan(2_000);
    expect(await inbox.counts()).toMatchObject({ waiting: 0 });
  });

  test("does not make the server hold more than its share with many at once", async () => {
    const { port } = await startShell({ ingress: { limits: { body: megabyte, together: 1.5 * megabyte } } });
    const head = webhookHead({ "content-length": String(megabyte) });
    const part = Buffer.alloc(0.9 * megabyte, "x");
    const first = await openRawConnection(port);
    await first.write(head);
    await first.write(part);
    const second = await openRawConnection(port);
    await second.write(head);
    await second.write(part);
    await eventually(() => `${first.received()}${second.received()}`).toMatch(/^HTTP\/1\.1 503 /);
    await eventually(() => Number(first.isClosed()) + Number(second.isClosed())).toBe(1);
  });

  test("of just under 25 MB is accepted", async () => {
    const { port } = await startShell();
    const payload = { ...issuePayload(), text: "x".repeat(25 * megabyte - 200) };
    expect(await sendWebhook(port, { id: "large", payload })).toMatchObject({ status: 202 });
  });
});

describe("a sender that is too slow", () => {
  test("loses its connection when it does not finish its headers", async () => {
    const { port } = await startShell({ timeouts: impatient });
    const connection = await openRawConnection(port);
    await connection.write("POST /api/github/webhooks HTTP/1.1\r\nhost: localhost\r\nx-slow: ");
    await eventually(() => connection.isClosed()).toBe(true);
    expect(connection.received()).toMatch(/^HTTP\/1\.1 408 /);
  });

  test("loses its connection when it does not finish its body, and others are served meanwhile", async () => {
    const { port, inbox } = await startShell({ timeouts: impatient });
    const connection = await openRawConnection(port);
    await connection.write(`${webhookHead({ "content-length": "1000" })}{"action":`);
    expect(await sendWebhook(port, { id: "quick" })).toMatchObject({ status: 202 });
    await eventually(() => connection.isClosed()).toBe(true);
    expect(await inbox.counts()).toMatchObject({ waiting: 1 });
  });
});
