// Where GitHub cannot be asked: what is said, and with which exit code.
import { describe, expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { problemOf } from "../../cli/problem-of.ts";
import { RequestRefused } from "../../src/adapters/github/client/errors.ts";
import { startSandbox } from "../../sandbox/start.ts";
import { type Trouble, answering, kinds, troubles } from "../support/answering-server.ts";
import { createShaped } from "../support/shaped-repository.ts";
import { json, tutti } from "../support/tutti-command.ts";

const repository = { GITHUB_REPOSITORY: "octo/score" };
const Problem = z.object({ error: z.object({ what: z.string(), nextStep: z.string() }) });
const asking = ["why 1", "log", "verify", "doctor", "simulate 1", "init --dry-run"];

/** What to do next, by what went wrong. */
const nextSteps: Readonly<Record<Trouble, RegExp>> = {
  "a token that GitHub does not know": /gh auth login/,
  "single sign-on": /Authorize the token for the organization's single sign-on/,
  "an address that is not let in": /certain addresses/,
  "an archived repository": /unarchive it/,
  "a permission that is missing": /what the token may do/,
  "a repository that was closed": /GitHub Support/,
  "a spent limit": /^Try again after \d{4}-/,
  "a secondary limit": /^Try again after \d{4}-/,
  "a server that is out of order": /try again later/,
  "a proxy that is out of order": /try again later/,
  "another server than GitHub": /GITHUB_API_URL/,
};

describe.each(asking)("tutti %s", (line) => {
  const run = (api: string, token = "ghp_somebody") =>
    tutti(`${line} --json`, { environment: { ...repository, GITHUB_API_URL: api, GITHUB_TOKEN: token } });

  test("no network", async () => {
    const ran = await run("http://127.0.0.1:1");
    expect([ran.code, ran.error]).toEqual([3, ""]);
    expect(json(ran)).toMatchObject({
      error: { reason: "unreachable", nextStep: expect.stringMatching(/network/) },
    });
    expect(ran.out).not.toMatch(/[A-Za-z]Error/);
  });

  test.each(kinds)("%s", async (trouble) => {
    const ran = await run(await answering(troubles[trouble]), "ghp_wrong");
    expect([ran.code, ran.error]).toEqual([3, ""]);
    expect(json(ran)).toMatchObject({ error: { reason: "unreachable" } });
    const { error } = Problem.parse(json(ran));
    expect(error.nextStep).toMatch(nextSteps[trouble]);
    expect(ran.out).not.toMatch(/ghp_wrong|defect|\n +at /);
  });
});

test.each([
  [500, { message: "Server Error" }, /did not say whether it was done/, /again in a minute/],
  [
    422,
    { message: "Validation Failed" },
    /took no pull request: .*Validation Failed/,
    /token needs to write/,
  ],
  [403, { message: "Repository was archived so is read-only." }, /archived/, /unarchive it/],
])("a write that GitHub answers with %i is no defect", async (status, body, what, nextStep) => {
  const sandbox = await startSandbox();
  onTestFinished(sandbox.stop);
  const { token, fullName } = await createShaped(sandbox, {
    owner: "writes",
    people: { ada: "admin" },
    files: { "README.md": "# Work\n" },
  });
  sandbox.faults.add({
    method: "POST",
    path: `/repos/${fullName}/git/refs`,
    effect: { kind: "status", status, body },
  });
  const environment = { GITHUB_API_URL: sandbox.apiUrl, GITHUB_TOKEN: token, GITHUB_REPOSITORY: fullName };
  const ran = await tutti("init --pull-request --json", { environment });
  expect(ran.code).toBe(3);
  const { error } = Problem.parse(json(ran));
  expect(error.what).toMatch(what);
  expect(error.nextStep).toMatch(nextStep);
});

test.each(["doctor", "simulate 1", "init", "track --label bug", "uninstall --dry-run"])(
  "tutti %s without a token says so, and asks nobody",
  async (line) => {
    const environment = { ...repository, GITHUB_API_URL: "https://github.example.com/api/v3" };
    const ran = await tutti(line, { environment });
    expect(ran).toMatchObject({ code: 3, out: "" });
    expect(ran.error).toContain("There is no token for github.example.com.");
    expect(ran.error).toContain("gh auth login");
  },
);

test("what GitHub refuses where nobody expects it is told, with where to look", () => {
  const { reason, message, nextStep } = problemOf(new RequestRefused("Remove: Validation Failed", 422));
  expect([reason, message]).toEqual(["unreachable", "GitHub did not do it: Remove: Validation Failed"]);
  expect(nextStep).toContain("tutti doctor");
});
