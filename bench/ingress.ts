// Acknowledging webhooks: Tutti's ingress, durable, against stock Probot, which keeps nothing, in one run on loopback.
// Targets: p99 under 15 ms at 500 a second; at least 3 times Probot's throughput on the same payloads.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startMeasured } from "./measured-server.ts";
import { report } from "./report.ts";
import { WebhookLoad } from "./webhook-load.ts";
import type { Latencies } from "./webhook-load.ts";

const RATE = 500;
const SECONDS = 10;
const AT_ONCE = 32;
const TOTAL = 8_000;
const SECRET = "the-secret-of-the-bench";

type Measured = {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  /** Milliseconds of CPU for a delivery, in all threads of the server. */
  readonly cpu: number;
};

async function measure(program: string, ...rest: readonly string[]): Promise<Measured> {
  const server = await startMeasured(new URL(program, import.meta.url), ...rest);
  const load = new WebhookLoad({ port: server.port, secret: SECRET });
  try {
    await load.atOnce(AT_ONCE, 2_000);
    const latencies = await load.atRate(RATE, SECONDS);
    const before = await server.cpuSeconds();
    const perSecond = await load.atOnce(AT_ONCE, TOTAL);
    const cpu = ((await server.cpuSeconds()) - before) * (1_000 / TOTAL);
    return { p50: percentile(latencies, 50), p99: percentile(latencies, 99), perSecond, cpu };
  } finally {
    load.end();
    await server.kill();
  }
}

function percentile(latencies: Latencies, share: number): number {
  const sorted = latencies.toSorted((one, other) => one - other);
  return sorted[Math.ceil((sorted.length * share) / 100) - 1] ?? Number.NaN;
}

function row(name: string, { p50, p99, perSecond, cpu }: Measured): Record<string, string> {
  return {
    ingress: name,
    [`p50 at ${RATE}/s`]: `${p50.toFixed(1)} ms`,
    [`p99 at ${RATE}/s`]: `${p99.toFixed(1)} ms`,
    throughput: `${perSecond.toFixed(0)}/s`,
    "CPU a delivery": `${cpu.toFixed(2)} ms`,
  };
}

const directory = await mkdtemp(join(tmpdir(), "tutti-bench-"));
try {
  const bare = await measure("./ingress-bare.ts");
  const stock = await measure("./ingress-probot.ts", SECRET, "info");
  const quiet = await measure("./ingress-probot.ts", SECRET, "silent");
  const tutti = await measure("./ingress-tutti.ts", SECRET, join(directory, "inbox.sqlite"));
  console.table([
    row("Tutti, on disk before the answer", tutti),
    row("stock Probot 14, in memory", stock),
    row("the same with its log off", quiet),
    row("Node's HTTP server, which only reads and answers", bare),
  ]);
  const ratios = (of: (measured: Measured) => number) =>
    [stock, quiet, bare].map((other) => (of(tutti) / of(other)).toFixed(2)).join("; ");
  const each = (of: (measured: Measured) => string) =>
    `stock Probot: ${of(stock)}; its log off: ${of(quiet)}; Node's HTTP server alone: ${of(bare)}`;
  report([
    {
      what: `acknowledge a delivery, durable, at ${RATE}/s: p99`,
      measured: `${tutti.p99.toFixed(1)} ms`,
      baseline: each(({ p99 }) => `${p99.toFixed(1)} ms`),
      ratio: ratios(({ p99 }) => p99),
      target: "< 15 ms",
      met: tutti.p99 < 15,
    },
    {
      what: "acknowledge deliveries: throughput",
      measured: `${tutti.perSecond.toFixed(0)}/s`,
      baseline: each(({ perSecond }) => `${perSecond.toFixed(0)}/s`),
      ratio: ratios(({ perSecond }) => perSecond),
      target: "≥ 3 × stock",
      met: tutti.perSecond / stock.perSecond >= 3,
    },
    {
      what: "acknowledge a delivery, take it and settle it: CPU in all threads",
      measured: `${tutti.cpu.toFixed(2)} ms`,
      baseline: each(({ cpu }) => `${cpu.toFixed(2)} ms`),
      ratio: ratios(({ cpu }) => cpu),
      target: "",
      met: null,
    },
  ]);
} finally {
  await rm(directory, { recursive: true, force: true });
}
