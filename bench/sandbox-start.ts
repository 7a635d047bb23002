// How long the sandbox takes to answer, in a process that has just started. Target: less than a second.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { median } from "./median.ts";
import { report } from "./report.ts";

const rounds = 5;
const Started = z.object({ cpuMilliseconds: z.number(), elapsedMilliseconds: z.number() });

async function start(): Promise<z.infer<typeof Started>> {
  const program = fileURLToPath(new URL("./sandbox-started.ts", import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return Started.parse(JSON.parse(said));
}

const starts = [];
for (let round = 0; round < rounds; round += 1) starts.push(await start());
const cpu = median(starts.map(({ cpuMilliseconds }) => cpuMilliseconds));
const elapsed = median(starts.map(({ elapsedMilliseconds }) => elapsedMilliseconds));
report([
  {
    what: "start of the sandbox, to its first answers over REST and GraphQL",
    measured: `${elapsed.toFixed(0)} ms (CPU ${cpu.toFixed(0)} ms)`,
    baseline: "none",
    ratio: "",
    target: "< 1,000 ms",
    met: elapsed < 1_000,
  },
]);
