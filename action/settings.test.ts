import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";

import { readCredentials, readJob } from "./settings.ts";

const job = {
  GITHUB_EVENT_NAME: "issues",
  GITHUB_EVENT_PATH: "/event.json",
  GITHUB_REPOSITORY: "octo/score",
  GITHUB_API_URL: "https://github.example.com/api/v3/",
};
const inputs = { token: "ghs_1", appId: "", privateKey: "" };
const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});

describe("the settings of a run", () => {
  it("are the job's environment and its token", () => {
    expect(readJob(job)).toEqual({
      ok: true,
      value: {
        event: "issues",
        eventPath: "/event.json",
        repository: { owner: "octo", name: "score" },
        apiUrl: "https://github.example.com/api/v3",
      },
    });
    expect(readCredentials(inputs)).toEqual({ ok: true, value: { kind: "token", token: "ghs_1" } });
  });

  it("prefer the App's key, in any of its forms", () => {
    const given = { ...inputs, appId: "42", privateKey: privateKey.replaceAll("\n", String.raw`\n`) };
    expect(readCredentials(given)).toMatchObject({ value: { kind: "app", appId: 42, privateKey } });
  });

  it.each([
    [{ ...inputs, token: "" }, /^`github-token` is empty/],
    [{ ...inputs, appId: "42" }, /^`app-id` is given without `private-key`/],
    [{ ...inputs, privateKey }, /^`private-key` is given without `app-id`/],
    [{ ...inputs, appId: "tutti", privateKey }, /^`app-id` must be the App's number/],
    [{ ...inputs, appId: "42", privateKey: "hush" }, /^`private-key` is no private key/],
  ])("say what is wrong with %o", (given, problem) => {
    const credentials = readCredentials(given);
    expect(credentials.ok ? "" : credentials.failure).toMatch(problem);
    expect(JSON.stringify(credentials)).not.toContain("hush");
  });

  it("say that this is no job", () => {
    const nothing = readJob({});
    expect(nothing.ok ? [] : nothing.failure).toHaveLength(3);
  });
});
