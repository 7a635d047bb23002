// `npm run sandbox` by itself, where it cannot have what it needs.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { compileCache } from "../../support/compile-cache.ts";

const entry = fileURLToPath(new URL("../../../sandbox/main.ts", import.meta.url));

async function started(port: string, environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [entry], {
    env: { ...compileCache, PATH: process.env["PATH"], SANDBOX_PORT: port, ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said, ended] = await Promise.all([text(child.stderr), once(child, "exit")]);
  const [code]: unknown[] = ended;
  return { said, code };
}

test("says where its page is, and each token", async () => {
  const child = spawn(process.execPath, [entry], {
    env: { ...compileCache, PATH: process.env["PATH"], SANDBOX_PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said]: unknown[] = await once(child.stdout, "data");
  const [, page = ""] = /page +(\S+)/.exec(String(said)) ?? [];
  const answer = await fetch(page, { headers: { accept: "text/html" } });
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("orchestra")]);
  expect(String(said)).toContain("ghp_viola-dev");
});

test("says that the port is taken, and the way out", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === "object" && address !== null ? String(address.port) : "";
  expect(await started(port)).toEqual({
    said: `The sandbox cannot start. Port ${port} is taken by another program: leave SANDBOX_PORT out, and a free one is found.\n`,
    code: 1,
  });
});

test("says what a port is", async () => {
  const { said, code } = await started("http");
  expect(said).toContain("SANDBOX_PORT is http; it must be a whole number");
  expect(code).toBe(1);
});

test.each([
  ["git is missing", { PATH: "/dev/null/nowhere" }, "Git is not installed, or not on the PATH; install it"],
  [
    "the temporary folder is",
    { TMPDIR: "/dev/null/nowhere" },
    "Nothing can be written to the temporary folder /dev/null/nowhere;",
  ],
])("says that %s, and the way out", async (_what, environment, words) => {
  const { said, code } = await started("0", environment);
  expect(said).toContain(`The sandbox cannot start. ${words}`);
  expect(said).not.toContain("    at ");
  expect(code).toBe(1);
});
