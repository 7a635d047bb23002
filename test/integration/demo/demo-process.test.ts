import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it, vi } from "vitest";
import { firstFreePort } from "../../../demo/free-port.ts";
import { compileCache } from "../../support/compile-cache.ts";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

type Running = { readonly child: ChildProcess; readonly output: () => string };

function start(environment: Readonly<Record<string, string>>): Running {
  const main = new URL("../../../demo/main.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [main], {
    env: { ...compileCache, PATH: process.env["PATH"], DEMO_CAST: "paused", ...environment },
  });
  started.push(child);
  const chunks: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk.toString("utf8")));
  return { child, output: () => chunks.join("") };
}

const waitFor = async (running: Running, text: RegExp) =>
  vi.waitFor(() => expect(running.output()).toMatch(text), { timeout: 20_000, interval: 50 });

const boardOf = ({ output }: Running) =>
  /The board\s+(http:\/\/127\.0\.0\.1:\d+\/)/.exec(output())?.[1] ?? "";

describe("npm run demo", () => {
  it("says what it is, whatever the environment holds, at the port that was chosen, and stops at Ctrl-C", async () => {
    const port = String(await firstFreePort(40_400));
    const running = start({ APP_ID: "12", PRIVATE_KEY: "no key", WEBHOOK_SECRET: "x", PORT: port });
    await waitFor(running, /DEMO: nothing leaves this machine[^]*Stop with Ctrl-C/);
    const board = await fetch(boardOf(running), { headers: { accept: "text/html" } });
    expect(await board.text()).toContain("<h1>Board</h1>");
    expect(boardOf(running)).toBe(`http://127.0.0.1:${port}/`);
    const second = start({ PORT: port });
    expect(await once(second.child, "close")).toEqual([1, null]);
    expect(second.output()).toContain(`The demo cannot start: port ${port} is taken by another program`);
    const named = [...running.output().matchAll(/http:\/\/127\.0\.0\.1:\d+\/\S*/g)].map(
      ([address]) => address,
    );
    expect(named.length).toBeGreaterThan(1);
    for (const address of named) {
      const asCurl = await fetch(address, { headers: { accept: "*/*" } });
      expect([address, asCurl.status]).toEqual([address, 200]);
      expect(asCurl.headers.get("content-type")).toMatch(/^text\//);
    }
    running.child.kill("SIGINT");
    expect(await once(running.child, "exit")).toEqual([0, null]);
    await expect(fetch(boardOf(running))).rejects.toThrow("fetch failed");
  });

  it("takes the next port when its own is taken, and says so", async () => {
    const first = start({});
    await waitFor(first, /Stop with Ctrl-C/);
    const second = start({});
    await waitFor(second, /Port 4400 is taken: using \d+\. PORT chooses another\.[^]*Stop with Ctrl-C/);
    expect(boardOf(second)).not.toBe(boardOf(first));
  });

  it("does not start with a cast that it does not know", async () => {
    const running = start({ DEMO_CAST: "play" });
    const [code] = await once(running.child, "close");
    expect(code).toBe(1);
    expect(running.output()).toContain(
      "The demo cannot start: DEMO_CAST is play; it must be playing or paused",
    );
  });

  it("says what is missing without git", async () => {
    const running = start({ PATH: "/dev/null/nowhere" });
    const [code] = await once(running.child, "exit");
    expect(code).toBe(1);
    expect(running.output()).toContain("The demo cannot start: git is not installed");
  });
});
