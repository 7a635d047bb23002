import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";

import { readSettings } from "./settings.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});
const complete = { APP_ID: "42", WEBHOOK_SECRET: "a-secret-of-some-length", PRIVATE_KEY: privateKey };
const noFile = () => {
  throw new Error("ENOENT");
};

function problemsOf(environment: Readonly<Record<string, string>>) {
  const settings = readSettings(environment, noFile);
  return settings.ok ? [] : settings.failure;
}

describe("settings", () => {
  it("are complete with an App, its key and its secret", () => {
    expect(readSettings(complete, noFile)).toMatchObject({
      ok: true,
      value: {
        appId: 42,
        privateKey,
        webhookSecrets: { current: "a-secret-of-some-length", previous: null },
        apiUrl: "https://api.github.com",
        port: 3_000,
        sweepEvery: 300,
        tickEvery: 300,
        logLevel: "info",
      },
    });
  });

  it.each([
    ["as it is", privateKey],
    ["with line ends written out", privateKey.replaceAll("\n", String.raw`\n`)],
    ["in base64", Buffer.from(privateKey).toString("base64")],
  ])("take the key %s", (_, given) => {
    const settings = readSettings({ ...complete, PRIVATE_KEY: given }, noFile);
    expect(settings.ok && settings.value.privateKey).toBe(privateKey);
  });

  it("take the key from a file", () => {
    const { PRIVATE_KEY: _, ...rest } = complete;
    const settings = readSettings({ ...rest, PRIVATE_KEY_PATH: "/app.pem" }, (path) =>
      path === "/app.pem" ? privateKey : "",
    );
    expect(settings.ok && settings.value.privateKey).toBe(privateKey);
  });

  it.each([
    [{ GITHUB_API_URL: "http://127.0.0.1:4000/api/v3/" }, "http://127.0.0.1:4000/api/v3"],
    [{ GHE_HOST: "github.example.com" }, "https://github.example.com/api/v3"],
    [{ GHE_HOST: "acme.ghe.com" }, "https://api.acme.ghe.com"],
  ])("find GitHub by %o", (given, apiUrl) => {
    expect(readSettings({ ...complete, ...given }, noFile)).toMatchObject({ value: { apiUrl } });
  });

  it("report everything that is wrong at once", () => {
    const problems = problemsOf({
      APP_ID: "my app",
      PORT: "eighty",
      LOG_LEVEL: "loud",
      GHE_HOST: "https://x",
    });
    expect(problems.map((problem) => problem.split(" ", 1)[0])).toEqual([
      "APP_ID",
      "WEBHOOK_SECRET",
      "GHE_HOST",
      "PORT",
      "LOG_LEVEL",
      "PRIVATE_KEY",
    ]);
  });

  it("treat a blank variable as one not set", () => {
    expect(problemsOf({ ...complete, WEBHOOK_SECRET: " " })[0]).toMatch(/^WEBHOOK_SECRET is missing/);
  });

  it("never repeat a secret in a problem", () => {
    const problems = problemsOf({ APP_ID: "hush-1", WEBHOOK_SECRET: "hush-2", PRIVATE_KEY: "hush-3" });
    expect(problems).toHaveLength(3);
    expect(problems.join("\n")).not.toContain("hush");
  });

  it("say which key file cannot be read", () => {
    const { PRIVATE_KEY: _, ...rest } = complete;
    expect(problemsOf({ ...rest, PRIVATE_KEY_PATH: "/nowhere.pem" })).toEqual([
      expect.stringContaining("/nowhere.pem"),
    ]);
  });
});

it.each(["99999", "-1", "1.5", "http"])("say what a port is when PORT is %s", (PORT) => {
  expect(problemsOf({ ...complete, PORT })).toEqual(["PORT must be a whole number from 0 to 65535"]);
});
