// What the App says of itself on a real GitHub, before it writes anything.
import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { announce } from "../../../app/announce.ts";
import { type Sandbox, startSandbox } from "../../../sandbox/start.ts";
import { orchestraConfiguration } from "../../support/scripted-day.ts";
import { installOnOrchestra } from "../../support/stage.ts";

let sandbox: Sandbox;
let said: string[] = [];

beforeEach(async () => {
  sandbox = await startSandbox();
  sandbox.webhooks.hold();
  said = [];
  for (const way of ["log", "error"] as const) {
    vi.spyOn(console, way).mockImplementation((line: unknown) => void said.push(String(line)));
  }
  onTestFinished(() => void vi.restoreAllMocks());
});
afterEach(async () => sandbox.stop());

test("App, host, installations and modes are named, and only read", async () => {
  const { app, privateKey, installation } = await installOnOrchestra(sandbox, orchestraConfiguration);
  const credentials = { appId: app.id, privateKey, apiUrl: sandbox.apiUrl };

  expect(await announce(credentials)).toBe(true);

  expect(said).toEqual([
    `Tutti as tutti (App ${app.id}) on ${new URL(sandbox.url).host}`,
    `- orchestra, installation ${installation}`,
    "  - orchestra/score: enforce",
  ]);
  const isRead = ({ method, path, rootFields }: (typeof sandbox.traffic.all)[number]): boolean =>
    method === "GET" ||
    path.endsWith("/access_tokens") ||
    (rootFields.length > 0 && !rootFields.some(isChange));
  expect(sandbox.traffic.all.filter((seen) => !isRead(seen))).toEqual([]);
});

test("a configuration with mistakes is told with the first of them", async () => {
  const { app, privateKey } = await installOnOrchestra(sandbox, "leed: conductor\n");

  expect(await announce({ appId: app.id, privateKey, apiUrl: sandbox.apiUrl })).toBe(true);

  expect(said.at(-1)).toMatch(
    /^ {2}- orchestra\/score: configuration faulty, line 1: “leed” is no setting. Did you mean “lead”\? \(and \d more\)$/,
  );
});

test("a repository that joins a home is not called faulty", async () => {
  const { app, privateKey } = await installOnOrchestra(sandbox, "home: orchestra/hall\n");

  expect(await announce({ appId: app.id, privateKey, apiUrl: sandbox.apiUrl })).toBe(true);

  expect(said.at(-1)).toBe("  - orchestra/score: joins orchestra/hall");
});

test("what is no GitHub is said in a line, with what to check", async () => {
  const { app, privateKey } = await installOnOrchestra(sandbox, orchestraConfiguration);
  sandbox.faults.add({
    path: "^/app$",
    times: null,
    effect: { kind: "status", status: 200, body: ["a page"] },
  });

  expect(await announce({ appId: app.id, privateKey, apiUrl: sandbox.apiUrl })).toBe(false);

  expect(said.join("\n")).toMatch(
    /does not answer as App \d+: App: .+\nCheck the network, and GITHUB_API_URL/,
  );
});

test("the key of another App is said to be that, and is not shown", async () => {
  const { app } = await installOnOrchestra(sandbox, orchestraConfiguration);
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2_048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });

  expect(await announce({ appId: app.id, privateKey, apiUrl: sandbox.apiUrl })).toBe(false);

  expect(said.at(-1)).toMatch(/^APP_ID and the private key do not belong together/);
  expect(said.join("\n")).not.toContain("PRIVATE KEY-----");
});

function isChange(field: string): boolean {
  return /^(add|create|update|remove|delete|merge|close|reopen|mark|request|convert)[A-Z]/.test(field);
}
