// Acknowledging webhooks: Tutti's ingress, durable, against stock Probot, which keeps nothing, in one run on loopback.
// Targets: p99 under 15 ms at 500 a second; at least 3 times Probot's throughput on the same payloads.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

import { report } from "./report.ts";
import { sendAtOnce, sendAtRate } from "./webhook-load.ts";
import type { Latencies } from "./webhook-load.ts";

const RATE = 500;
const SECONDS = 10;
const AT_ONCE = 32;
const TOTAL = 8_000;
const SECRET = "the-secret-of-the-bench";

type Measured = { readonly p50: number; readonly p99: number; readonly perSecond: number };

async function measure(program: string, ...rest: readonly string[]): Promise<Measured> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL(program, import.meta.url)), String(await freePort()), SECRET, ...rest],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    const target = { port: await announcedPort(child.stdout), secret: SECRET };
    await sendAtOnce(target, AT_ONCE, 1_000);
    const latencies = await sendAtRate(target, RATE, SECONDS);
    const perSecond = await sendAtOnce(target, AT_ONCE, TOTAL);
    return { p50: percentile(latencies, 50), p99: percentile(latencies, 99), perSecond };
  } finally {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}

/** Programs may log before and after they say `{"port":…}`; all that they write is read, lest they wait for it. */
function announcedPort(output: Readable): Promise<number> {
  return new Promise((resolve) => {
    createInterface({ input: output }).on("line", (line) => {
      const port = /^\{"port":(\d+)\}$/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}

function percentile(latencies: Latencies, share: number): number {
  const sorted = latencies.toSorted((one, other) => one - other);
  return sorted[Math.ceil((sorted.length * share) / 100) - 1] ?? Number.NaN;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

function row(name: string, { p50, p99, perSecond }: Measured): Record<string, string> {
  return {
    ingress: name,
    [`p50 at ${RATE}/s`]: `${p50.toFixed(1)} ms`,
    [`p99 at ${RATE}/s`]: `${p99.toFixed(1)} ms`,
    throughput: `${perSecond.toFixed(0)}/s`,
  };
}

const directory = await mkdtemp(join(tmpdir(), "tutti-bench-"));
try {
  const stock = await measure("./ingress-probot.ts", "info");
  const quiet = await measure("./ingress-probot.ts", "silent");
  const tutti = await measure("./ingress-tutti.ts", join(directory, "inbox.sqlite"));
  console.table([
    row("Tutti, on disk before the answer", tutti),
    row("stock Probot 14, in memory", stock),
    row("the same with its log off", quiet),
  ]);
  const ratio = (other: Measured) => tutti.perSecond / other.perSecond;
  report([
    {
      what: `acknowledge a delivery, durable, at ${RATE}/s: p99`,
      measured: `${tutti.p99.toFixed(1)} ms`,
      baseline: `stock Probot, in memory: ${stock.p99.toFixed(1)} ms`,
      ratio: (tutti.p99 / stock.p99).toFixed(2),
      target: "< 15 ms",
      met: tutti.p99 < 15,
    },
    {
      what: "acknowledge deliveries: throughput",
      measured: `${tutti.perSecond.toFixed(0)}/s`,
      baseline: `stock Probot: ${stock.perSecond.toFixed(0)}/s; its log off: ${quiet.perSecond.toFixed(0)}/s`,
      ratio: `${ratio(stock).toFixed(2)}; ${ratio(quiet).toFixed(2)}`,
      target: "≥ 3 × stock",
      met: ratio(stock) >= 3,
    },
  ]);
} finally {
  await rm(directory, { recursive: true, force: true });
}
