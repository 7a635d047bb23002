import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

import { createLogger } from "../src/adapters/system/logger.ts";
import { startApp } from "./start.ts";
import { whyNotStarted } from "./why-not-started.ts";

async function failureOf(
  place: Partial<{ host: string; port: number; inboxFile: string }>,
): Promise<string | null> {
  const directory = await mkdtemp(join(tmpdir(), "tutti-start-"));
  await writeFile(join(directory, "a-file"), "");
  const whole = { host: "127.0.0.1", port: 0, inboxFile: join(directory, "inbox.sqlite"), ...place };
  const inboxFile = whole.inboxFile.replace("<directory>", directory);
  const settings = {
    ...whole,
    inboxFile,
    appId: 42,
    webhookSecrets: { current: "a-secret-of-some-length", previous: null },
    replica: "one",
    logLevel: "silent",
  } as const;
  try {
    const app = await startApp({
      settings,
      engine: { module: "file:///nowhere/engine.ts", settings: null },
      logger: createLogger("silent"),
    });
    await app.stop(100);
    return "it started";
  } catch (error) {
    return whyNotStarted(error, settings);
  }
}

test("a port that is taken is named, with the variable that chooses another", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  expect(await failureOf({ port })).toBe(
    `Port ${port} is taken by another program: stop that one, or set PORT to a free port.`,
  );
});

test("an address that is not this machine's is named", async () => {
  expect(await failureOf({ host: "192.0.2.1" })).toContain("192.0.2.1 is no address of this machine");
});

test.each(["<directory>/a-file/inbox.sqlite", "<directory>/"])(
  "an inbox at %s cannot be opened",
  async (inboxFile) => {
    expect(await failureOf({ inboxFile })).toMatch(/^The inbox .* cannot be opened \(.+\): set INBOX_FILE/);
  },
);

test("what is no matter of this machine is not explained", () => {
  expect(whyNotStarted(new Error("a defect"), { host: "", port: 1, inboxFile: "" })).toBeNull();
});
