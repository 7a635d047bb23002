// A GitHub on loopback that holds a large ledger, and processes that open its home.
import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { installApp } from "../sandbox/operations/install-app.ts";
import { registerApp } from "../sandbox/operations/register-app.ts";
import { orchestra, seed } from "../sandbox/seed/seed-orchestra.ts";
import { type Sandbox, startSandbox } from "../sandbox/start.ts";
import { createAppForges } from "../src/adapters/github/app-forges.ts";
import { createInMemoryBranch } from "../src/adapters/in-memory/branch.ts";
import { systemClock } from "../src/adapters/system/clock.ts";
import type { Branch } from "../src/ports/branch.ts";
import { fillLedger } from "./large-ledger.ts";

const charactersPerCommit = 4_000_000;

/** What opening took, as the App's process that did it says. */
const Opening = z.object({
  tasks: z.int(),
  cpuMilliseconds: z.number(),
  elapsedMilliseconds: z.number(),
  residentBytes: z.number(),
  mostResidentBytes: z.number(),
  tick: z.object({ elapsedMilliseconds: z.number(), events: z.int() }),
});

export type Opening = z.infer<typeof Opening> & {
  readonly requests: readonly { readonly path: string; readonly rootFields: readonly string[] }[];
};

export interface GithubWithHome {
  /** For a bot that asks GitHub itself. */
  readonly api: { readonly repositoryUrl: string; readonly token: string };
  /** In a process that has just started: from the checkpoint, or as if there were none. The first one compiles all code. */
  open(from: "checkpoint" | "genesis"): Promise<Opening>;
  stop(): Promise<void>;
}

export async function startGithubWithHome(): Promise<GithubWithHome> {
  const sandbox = await startSandbox();
  const { token, ...settings } = await install(sandbox);
  const source = createInMemoryBranch();
  await fillLedger(source);
  const forges = createAppForges({ ...settings, clock: systemClock, gate: "bench", observe: () => {} });
  await copy(source, forges.branch(settings.installation, settings));
  // One folder for all, as for an App that is started again: from the second on they find what the first one compiled.
  const folder = await mkdtemp(join(tmpdir(), "tutti-bench-"));
  let opened = 0;
  return {
    api: { repositoryUrl: `${settings.baseUrl}/repos/${settings.owner}/${settings.name}`, token },
    async open(from) {
      const before = sandbox.traffic.all.length;
      const program = fileURLToPath(new URL("./open-home.ts", import.meta.url));
      opened += 1;
      const child = spawn(process.execPath, [program, join(folder, `inbox-${opened}.sqlite`)], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      const ended = once(child, "exit");
      try {
        child.stdin.end(JSON.stringify({ ...settings, from }));
        const opening = Opening.parse(JSON.parse(await firstLine(child.stdout)));
        return { ...opening, requests: sandbox.traffic.all.slice(before) };
      } finally {
        child.kill("SIGTERM");
        await ended;
      }
    },
    async stop() {
      await sandbox.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function firstLine(output: Readable): Promise<string> {
  for await (const line of createInterface({ input: output })) return line;
  throw new Error("the process that opens a home ended without a word");
}

const branch = "tutti-ledger";
const keys = generateKeyPairSync("rsa", {
  modulusLength: 2_048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

async function install(sandbox: Sandbox) {
  const { github } = sandbox;
  sandbox.webhooks.hold();
  const seeded = await seed(github, orchestra);
  const { app } = registerApp(github, {
    name: "tutti",
    ownerId: seeded.organizationId,
    permissions: { metadata: "read", contents: "write" },
    events: [],
    keys,
    webhookUrl: "http://127.0.0.1:9/",
    webhookSecret: "secret",
  });
  const conductor = seeded.personas["conductor"];
  if (conductor === undefined) throw new Error("nobody conducts");
  const { accountId, token } = conductor;
  const installation = installApp(
    github,
    { accountId, viaAppId: null, startsWorkflows: true },
    { appId: app.id, accountId: seeded.organizationId, repositoryIds: "all" },
  );
  return {
    baseUrl: sandbox.apiUrl,
    appId: app.id,
    privateKey: keys.privateKey,
    installation: installation.id,
    owner: seeded.owner,
    name: seeded.repository,
    branch,
    token,
  };
}

/** Copies all files of a branch, in commits of a size that the API takes. */
async function copy(from: Branch, to: Branch): Promise<void> {
  const paths = await pathsBelow(from, null);
  const files = (await from.read(paths))?.files ?? new Map<string, string | null>();
  const last = (await from.recentCommits(1))[0];
  if (last === undefined) throw new Error("nothing to copy");
  let head: string | null = null;
  let additions = new Map<string, string>();
  let characters = 0;
  const commit = async (): Promise<void> => {
    const outcome = await to.commit({ expectedHead: head, message: last.message, additions, deletions: [] });
    if (outcome.outcome !== "committed") throw new Error(outcome.outcome);
    [head, additions, characters] = [outcome.head, new Map(), 0];
  };
  for (const [path, file] of files) {
    additions.set(path, file ?? "");
    characters += file?.length ?? 0;
    if (characters > charactersPerCommit || head === null) await commit();
  }
  await commit();
}

async function pathsBelow(from: Branch, directory: string | null): Promise<readonly string[]> {
  const roots = directory === null ? ["checkpoint", "log"] : [directory];
  const paths: string[] = [];
  for (const root of roots) {
    for (const { name, kind } of await from.list(root)) {
      const path = `${root}/${name}`;
      if (kind === "file") paths.push(path);
      else paths.push(...(await pathsBelow(from, path)));
    }
  }
  return paths;
}
