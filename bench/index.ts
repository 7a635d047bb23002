// All benches, one after the other, each in a process of its own, and one table of what they found.
import { fork } from "node:child_process";
import { once } from "node:events";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Finding } from "./report.ts";

const programs = [
  "ingress",
  "decide",
  "replay",
  "cold-start",
  "schedule",
  "memory",
  "requests",
  "business-time",
  "sandbox-start",
];

const Findings = z.array(
  z.object({
    what: z.string(),
    measured: z.string(),
    baseline: z.string(),
    ratio: z.string(),
    target: z.string(),
    met: z.boolean().nullable(),
  }),
);

async function findingsOf(program: string): Promise<readonly Finding[]> {
  const child = fork(fileURLToPath(new URL(`./${program}.ts`, import.meta.url)), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const findings: Finding[] = [];
  child.on("message", (message) => findings.push(...Findings.parse(message)));
  const [code] = await once(child, "exit");
  if (code === 0 && findings.length > 0) return findings;
  return [
    {
      what: program,
      measured: `the bench failed (exit ${code})`,
      baseline: "",
      ratio: "",
      target: "",
      met: false,
    },
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function wordFor(met: boolean | null): string {
  if (met === null) return "no target";
  return met ? "met" : "not met";
}

const cores = cpus();
const gigabytes = Math.round(totalmem() / 1_000_000_000);
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cores.length} × ${cores[0]?.model.trim() ?? "?"}, ${gigabytes} GB\n`,
);
console.log(row(["what", "measured", "compared with", "ratio", "target", ""]));
console.log(row(["---", "---", "---", "---", "---", "---"]));
for (const program of programs) {
  for (const { what, measured, baseline, ratio, target, met } of await findingsOf(program)) {
    console.log(row([what, measured, baseline, ratio, target, wordFor(met)]));
  }
}
