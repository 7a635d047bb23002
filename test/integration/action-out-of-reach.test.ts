// Where GitHub does not do what the Action asks: the conclusion, what is said, and what to do next; never a trace.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { act } from "../../action/act.ts";
import { issueWorkflowToken } from "../../sandbox/operations/issue-token.ts";
import { startSandbox } from "../../sandbox/start.ts";
import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import { createLogger } from "../../src/adapters/system/logger.ts";
import { type Trouble, answering, kinds, troubles } from "../support/answering-server.ts";
import { createShaped } from "../support/shaped-repository.ts";

let folder: string;
let event: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tutti-event-"));
  event = join(folder, "event.json");
  await writeFile(event, "{}");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(apiUrl: string, token: string, repository = "octo/score") {
  return act({
    environment: {
      GITHUB_EVENT_NAME: "schedule",
      GITHUB_EVENT_PATH: event,
      GITHUB_REPOSITORY: repository,
      GITHUB_API_URL: apiUrl,
    },
    inputs: { token, appId: "", privateKey: "" },
    clock: createLeapingClock(),
    logger: createLogger("silent"),
  });
}

const ends: Readonly<Record<Trouble, readonly ["failure" | "warning", RegExp]>> = {
  "a token that GitHub does not know": ["failure", /Leave the input out/],
  "single sign-on": ["failure", /single sign-on\. Leave `github-token` out/],
  "an address that is not let in": ["failure", /Run the job on a runner that has one/],
  "an archived repository": ["failure", /Unarchive it in its settings, or disable this workflow/],
  "a permission that is missing": ["failure", /Add `contents: write`.* to `permissions:`/],
  "a repository that was closed": ["failure", /GitHub Support/],
  "a spent limit": ["warning", /rate limit.*the next run begins where this one stopped/],
  "a secondary limit": ["warning", /rate limit.*the next run begins where this one stopped/],
  "a server that is out of order": ["warning", /the next run begins where this one stopped/],
  "a proxy that is out of order": ["warning", /the next run begins where this one stopped/],
  "another server than GitHub": ["failure", /GITHUB_API_URL/],
};

test.each(kinds)("%s", async (trouble) => {
  const { conclusion, message } = await run(await answering(troubles[trouble]), "ghs_wrong");
  const [ending, next] = ends[trouble];
  expect(conclusion).toBe(ending);
  expect(message).toMatch(next);
  expect(message).not.toMatch(/ghs_wrong|defect|\n +at /);
});

test("no network", async () => {
  const { conclusion, message } = await run("http://127.0.0.1:1", "ghs_x");
  expect([conclusion, message]).toEqual([
    "warning",
    expect.stringMatching(/the next run begins where this one stopped/),
  ]);
});

describe("at a GitHub", () => {
  test("a repository that is hidden, one that is empty, one that is archived, one that lends too little", async () => {
    const sandbox = await startSandbox();
    onTestFinished(sandbox.stop);
    const people = { ada: "admin", ben: "write" } as const;
    const configuration = "lead: ada\nmembers:\n  ada: { github: ada }\n";
    const files = { ".github/tutti.yml": configuration };
    const blank = await createShaped(sandbox, { owner: "blank", people });
    const museum = await createShaped(sandbox, { owner: "museum", people, files, archived: true });
    const secret = await createShaped(sandbox, { owner: "secret", people, files, isPrivate: true });
    const all = { contents: "write", issues: "write", pull_requests: "write", checks: "write" } as const;
    const lent = ({ id }: { readonly id: number }, permissions: Partial<typeof all> = all) =>
      issueWorkflowToken(sandbox.github, id, permissions).secret;

    const hidden = await run(sandbox.apiUrl, lent(blank), "secret/work");
    expect(hidden.conclusion).toBe("failure");
    expect(hidden.message).toMatch(/does not show the repository.*Leave `github-token` out/);
    const empty = await run(sandbox.apiUrl, lent(blank), "blank/work");
    expect(empty.conclusion).toBe("success");
    expect(empty.message).toContain("it has no .github/tutti.yml");
    const archived = await run(sandbox.apiUrl, lent(museum), "museum/work");
    expect(archived.conclusion).toBe("failure");
    expect(archived.message).toMatch(/^The repository is archived.*disable this workflow/);
    const poor = await run(sandbox.apiUrl, lent(secret, {}), "secret/work");
    expect(poor.conclusion).toBe("failure");
    expect(poor.message).toMatch(/Add `contents: write`.* to `permissions:`/);
  });
});
