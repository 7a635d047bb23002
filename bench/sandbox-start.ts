// How long the sandbox takes until it listens, in a process that has just started, and to its first answers.
// Target: less than a second.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { median } from "./median.ts";
import { report } from "./report.ts";

const rounds = 5;
const Spent = z.object({ cpuMilliseconds: z.number(), elapsedMilliseconds: z.number() });
type Spent = z.infer<typeof Spent>;
const Start = z.object({ started: Spent, answered: Spent });

async function start(): Promise<z.infer<typeof Start>> {
  const program = fileURLToPath(new URL("./sandbox-started.ts", import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return Start.parse(JSON.parse(said));
}

function medianOf(spent: readonly Spent[]): Spent {
  return {
    cpuMilliseconds: median(spent.map(({ cpuMilliseconds }) => cpuMilliseconds)),
    elapsedMilliseconds: median(spent.map(({ elapsedMilliseconds }) => elapsedMilliseconds)),
  };
}

function told({ cpuMilliseconds, elapsedMilliseconds }: Spent): string {
  return `${elapsedMilliseconds.toFixed(0)} ms (CPU ${cpuMilliseconds.toFixed(0)} ms)`;
}

// The first one compiles what the others find compiled.
await start();
const starts = [];
for (let round = 0; round < rounds; round += 1) starts.push(await start());
const started = medianOf(starts.map((one) => one.started));
const answered = medianOf(starts.map((one) => one.answered));
report([
  {
    what: "start of the sandbox that was started before, filled, until it listens",
    measured: told(started),
    baseline: "none",
    ratio: "",
    target: "< 1,000 ms",
    met: started.elapsedMilliseconds < 1_000,
  },
  {
    what: "the same, to its first answers over REST and GraphQL",
    measured: told(answered),
    baseline: "none",
    ratio: "",
    target: "",
    met: null,
  },
]);
