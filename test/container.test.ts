// What the Dockerfile and compose.yml say, held against the code: an image that lacks a folder fails here, not on a host.
import { execFile } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";

import { settingNames } from "../app/settings.ts";
import { readImportGraph } from "./support/import-graph.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const lines = read("Dockerfile").replaceAll("\\\n", " ").split("\n");
const lastStage = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));
const copied = lastStage
  .filter((line) => line.startsWith("COPY ") && !line.includes("--from="))
  .flatMap((line) => line.split(" ").slice(1, -1));
const entries = ["app/serve.ts", "app/worker-thread.ts", "app/engine.ts"];

function read(path: string): string {
  return readFileSync(`${root}${path}`, "utf8");
}

/** Every file that one of the entries leads to, and every package that they need. */
function reached(): { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const graph = readImportGraph(root, ["app", "src"]);
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    files.add(path);
    for (const to of graph.get(path)?.imports ?? []) {
      if (to.kind === "file") waiting.push(to.path);
      if (to.kind === "package") packages.add(to.name);
    }
  }
  return { files, packages };
}

describe("the Dockerfile", () => {
  it("copies what is there, and what the ignore file lets through", () => {
    const allowed = read(".dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"))
      .map((line) => line.slice(1));
    expect(copied.length).toBeGreaterThan(3);
    expect(copied.filter((path) => !existsSync(`${root}${path.replace("./", "")}`))).toEqual([]);
    expect(copied.filter((path) => !allowed.includes(path.replace("./", "")))).toEqual([]);
  });

  it("copies every file that the App leads to", () => {
    const { files } = reached();
    expect(files.size).toBeGreaterThan(200);
    expect([...files].filter((file) => !copied.some((folder) => file.startsWith(`${folder}/`)))).toEqual([]);
  });

  it("installs every package that the App needs", () => {
    const Versions = z.record(z.string(), z.string());
    const { dependencies, devDependencies } = z
      .object({ dependencies: Versions, devDependencies: Versions })
      .parse(JSON.parse(read("package.json")));
    const isTypesAlone = (name: string): boolean => `@types/${name}` in devDependencies;
    const { packages } = reached();
    expect(packages.size).toBeGreaterThan(5);
    expect([...packages].filter((name) => !(name in dependencies) && !isTypesAlone(name))).toEqual([]);
  });

  it("runs as nobody special, asks for its health where the server answers, and starts the App", () => {
    expect(lastStage.filter((line) => line.startsWith("USER "))).toEqual(["USER node"]);
    const health = lastStage.find((line) => line.startsWith("HEALTHCHECK ")) ?? "";
    expect(health).toContain("/healthz");
    expect(read("app/server.ts")).toContain('"GET /healthz"');
    expect(lastStage.find((line) => line.startsWith("CMD "))).toBe('CMD ["node", "app/serve.ts"]');
  });

  it("starts from what it copies, and never the demo", async () => {
    const folder = await temporaryDirectory();
    for (const path of copied) cpSync(`${root}${path}`, `${folder}/${path}`, { recursive: true });
    symlinkSync(`${root}node_modules`, `${folder}/node_modules`);
    const started = promisify(execFile)(process.execPath, ["app/serve.ts"], {
      cwd: folder,
      env: { PATH: process.env["PATH"] },
    });
    await expect(started).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("APP_ID is missing"),
    });
  });
});

describe("compose.yml", () => {
  const Compose = z.strictObject({
    services: z.strictObject({
      tutti: z.looseObject({
        environment: z.record(z.string(), z.string()),
        volumes: z.array(z.string()),
        stop_grace_period: z.string(),
        read_only: z.literal(true),
        cap_drop: z.tuple([z.literal("ALL")]),
      }),
    }),
    volumes: z.record(z.string(), z.null()),
  });
  const { services, volumes } = Compose.parse(parse(read("compose.yml")));

  it("keeps the inbox in a volume of its own", () => {
    const { environment, volumes: mounts } = services.tutti;
    const mounted = `${Object.keys(volumes)[0]}:${dirname(environment["INBOX_FILE"] ?? "")}`;
    expect(mounts).toEqual([mounted]);
  });

  it("sets what the App takes, and keeps its name when the container is made anew", () => {
    const { environment } = services.tutti;
    expect(Object.keys(environment).filter((name) => !settingNames.some((known) => known === name))).toEqual(
      [],
    );
    expect(environment).toHaveProperty("REPLICA");
  });

  it("waits longer for the end than the App takes to drain", () => {
    const drains = Number(
      /patience = ([\d_]+)/.exec(read("app/stop-on-signal.ts"))?.[1]?.replaceAll("_", ""),
    );
    expect(drains).toBeGreaterThan(0);
    expect(Number.parseInt(services.tutti.stop_grace_period, 10) * 1_000).toBeGreaterThan(drains);
  });
});
