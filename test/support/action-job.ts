// Runs the built bundle as GitHub's runner would: a process with the job's environment and the event in a file.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { compileCache } from "./compile-cache.ts";

export type Job = {
  readonly event: string;
  readonly payload: unknown;
  readonly repository: string;
  readonly apiUrl: string;
  /** What the workflow gives under `with:`; the token too. */
  readonly inputs: Readonly<Record<string, string>>;
};

export type JobResult = {
  readonly code: number | null;
  readonly log: string;
  /** What stands on the run's page. */
  readonly summary: string;
};

const Metadata = z.object({ runs: z.object({ using: z.literal("node24"), main: z.string() }) });

const root = new URL("../../", import.meta.url);

export async function runJob(
  main: string,
  { event, payload, repository, apiUrl, inputs }: Job,
): Promise<JobResult> {
  const directory = await mkdtemp(join(tmpdir(), "tutti-job-"));
  const eventPath = join(directory, "event.json");
  const summaryPath = join(directory, "summary.md");
  await writeFile(eventPath, JSON.stringify(payload));
  await writeFile(summaryPath, "");
  const named = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const job = spawn(process.execPath, [fileURLToPath(new URL(main, root))], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...compileCache,
      PATH: process.env["PATH"],
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_REPOSITORY: repository,
      GITHUB_API_URL: apiUrl,
      GITHUB_GRAPHQL_URL: apiUrl.replace(/\/v3$/, "/graphql"),
      GITHUB_STEP_SUMMARY: summaryPath,
      ...Object.fromEntries(named),
    },
  });
  const [code, out, error] = await Promise.all([
    new Promise<number | null>((resolve) => job.on("exit", resolve)),
    text(job.stdout),
    text(job.stderr),
  ]);
  const summary = await readFile(summaryPath, "utf8");
  await rm(directory, { recursive: true, force: true });
  return { code, log: out + error, summary };
}

/** The file that `action.yml` names, parsed by `parse`. */
export async function mainOf(parse: (text: string) => unknown): Promise<string> {
  return Metadata.parse(parse(await readFile(new URL("action.yml", root), "utf8"))).runs.main;
}
