// `npm run setup`: the manifest that a browser takes to GitHub, and what comes back with it.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type IncomingMessage, type Server, createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import * as z from "zod";

import { readSettings } from "../../app/settings.ts";
import { firstFreePort } from "../../demo/free-port.ts";
import { readAppManifest } from "../support/app-manifest.ts";
import { compileCache } from "../support/compile-cache.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { privateKey: key } = generateKeyPairSync("rsa", {
  modulusLength: 2_048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "pkcs1", format: "pem" },
});

type Run = { readonly directory: string; readonly port: number; readonly output: () => string };

async function setup(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Run & { readonly exited: Promise<number | null> }> {
  const directory = await temporaryDirectory();
  copyFileSync(`${root}app.yml`, `${directory}/app.yml`);
  writeFileSync(`${directory}/package.json`, '{"name":"tutti","version":"0.0.0"}');
  const port = await firstFreePort(4_700);
  const child: ChildProcess = spawn(process.execPath, [`${root}app/setup.ts`, ...words], {
    cwd: directory,
    env: { PATH: process.env["PATH"], PORT: String(port), ...environment },
  });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += String(chunk)));
  child.stderr?.on("data", (chunk) => (output += String(chunk)));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  return { directory, port, output: () => output, exited };
}

/** A GitHub that knows one code, as its manifest flow gives one. */
async function githubThatConverts(): Promise<{ readonly host: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server: Server = createServer((request: IncomingMessage, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(201, { "content-type": "application/json" });
    response.end(
      JSON.stringify({
        id: 4242,
        client_id: "Iv1.x",
        client_secret: "y",
        webhook_secret: "a-secret-of-sixteen-or-more",
        pem: key,
        html_url: "https://github.example/apps/tutti",
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { host: `127.0.0.1:${port}`, asked };
}

async function page({ port }: Run): Promise<string> {
  return vi.waitFor(async () => (await fetch(`http://127.0.0.1:${port}/probot`)).text(), { timeout: 60_000 });
}

test("takes app.yml to GitHub, with the webhook where the App listens, and nobody's proxy between", async () => {
  const run = await setup(["https://tutti.example.com"], { NODE_ENV: "production" });
  const manifest = /name="manifest"[^>]*value='([^']*)'/.exec(await page(run))?.[1] ?? "";

  const { permissions, events } = await readAppManifest();
  expect(JSON.parse(manifest)).toMatchObject({
    public: false,
    default_permissions: permissions,
    default_events: events,
    hook_attributes: { url: "https://tutti.example.com/api/github/webhooks" },
  });
});

test("writes credentials with which the App starts", async () => {
  const github = await githubThatConverts();
  const run = await setup(["https://tutti.example.com"], { GHE_HOST: github.host, GHE_PROTOCOL: "http" });
  await page(run);

  const back = await fetch(`http://127.0.0.1:${run.port}/probot/setup?code=one`, { redirect: "manual" });

  expect(back.headers.get("location")).toBe("https://github.example/apps/tutti/installations/new");
  expect(github.asked).toEqual(["POST /api/v3/app-manifests/one/conversions"]);
  const written = parseEnv(readFileSync(`${run.directory}/.env`, "utf8"));
  expect(written).toMatchObject({ APP_ID: "4242", WEBHOOK_SECRET: "a-secret-of-sixteen-or-more" });
  expect(readSettings(written, () => "")).toMatchObject({ ok: true, value: { appId: 4242 } });
});

test("on GHE.com people are sent to their tenant, and its API is asked where it is", async () => {
  const github = await githubThatConverts();
  const run = await setup(["https://tutti.example.com"], {
    GHE_HOST: "acme.ghe.com",
    GITHUB_API_URL: `http://${github.host}`,
  });
  expect(await page(run)).toContain('action="https://acme.ghe.com/settings/apps/new');

  await fetch(`http://127.0.0.1:${run.port}/probot/setup?code=one`, { redirect: "manual" });

  expect(github.asked).toEqual(["POST /app-manifests/one/conversions"]);
  const written = parseEnv(readFileSync(`${run.directory}/.env`, "utf8"));
  expect(written).toMatchObject({ APP_ID: "4242" });
});

test("does not create a second App over the first", async () => {
  const run = await setup([], { APP_ID: "7", PRIVATE_KEY: key });
  expect(await run.exited).toBe(1);
  expect(run.output()).toContain("There is an App already, 7");
});

test.each(["app/setup.ts", "app/serve.ts", "app/index.ts"])(
  "%s says so where .env cannot be read, and starts nothing without it",
  async (program) => {
    const directory = await temporaryDirectory();
    mkdirSync(`${directory}/.env`);
    const child = spawnSync(process.execPath, [`${root}${program}`], {
      cwd: directory,
      env: { ...compileCache, PATH: process.env["PATH"] },
      encoding: "utf8",
    });
    expect(child).toMatchObject({ status: 1, stdout: "" });
    expect(child.stderr).toMatch(/^Tutti cannot start\. \.env is there, but cannot be read: .*\n$/);
  },
);

test("says how GitHub's host is written", async () => {
  const run = await setup([], { GHE_HOST: "https://github.example.com" });
  expect(await run.exited).toBe(1);
  expect(run.output()).toContain("GHE_HOST must be a host name such as github.example.com");
});

test("says how a host is written", async () => {
  const run = await setup(["tutti.example.com/hooks"]);
  expect(await run.exited).toBe(1);
  expect(run.output()).toContain("tutti.example.com/hooks is no address of a host");
});

test("says that the port is taken, and the way out", async () => {
  const { host } = await githubThatConverts();
  const port = host.split(":").at(-1) ?? "";
  const run = await setup(["https://tutti.example.com"], { PORT: port });
  expect(await run.exited).toBe(1);
  expect(run.output()).toContain(`Port ${port} is taken by another program: stop that one, or set PORT`);
  expect(run.output()).not.toContain("    at ");
});
