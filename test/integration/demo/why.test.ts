// Each thing that Tutti wrote leads to the event, the rule and the cause that it came of: by ids, whatever happened in between.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { rest } from "../../../demo/cast/client.ts";
import { pushWithGit } from "../../../demo/cast/push-with-git.ts";
import { type Deed, explain } from "../../../demo/journal/explain.ts";
import { rules } from "../../../demo/journal/rules.ts";
import { type Demo, startDemo } from "../../../demo/start.ts";
import { compileCache } from "../../support/compile-cache.ts";
import { wordsForTutti } from "../../support/documented-lines.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";
import { tutti } from "../../support/tutti-command.ts";

const patience = { timeout: 60_000, interval: 100 };
const titles = ["Tune the violas", "Tune the cellos", "Tune the double basses"];

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ port: 0, logLevel: "silent", cast: "absent" });
  const { clientOf } = demo.now();
  await Promise.all(
    titles.map((title) =>
      rest(clientOf("conductor"), "POST", "/issues", {
        title,
        body: "In `strings/`.",
        labels: ["kind/instruction", "domain/strings"],
      }),
    ),
  );
  await vi.waitUntil(() => labelled("state/pending").length === titles.length, patience);
  await Promise.all(
    numbers().map((number) =>
      rest(clientOf("viola-lead"), "POST", `/issues/${String(number)}/comments`, {
        body: "/assign @viola-dev",
      }),
    ),
  );
  await vi.waitUntil(() => labelled("state/assigned").length === titles.length, patience);
}, 120_000);
afterAll(async () => {
  await demo.stop();
}, 60_000);

describe("a role's page that nobody took up, as another tab shows it after a reset", () => {
  it("leads to the start page; one of no role is not there", async () => {
    const { url } = demo.now().sandbox;
    const html = { headers: { accept: "text/html" } };
    const moved = await fetch(new URL("/demo/roles/lead", url), { ...html, redirect: "manual" });
    expect([moved.status, moved.headers.get("location")]).toEqual([303, "/demo"]);
    expect((await fetch(new URL("/demo/roles/nobody", url), html)).status).toBe(404);
  });
});

describe("what Tutti did, and why", () => {
  it("says of tasks that change at the same time what each one's event, rule and cause is", async () => {
    await vi.waitFor(async () => {
      const deeds = await allDeeds();
      for (const number of numbers()) {
        const assignment = deeds.filter(
          (deed) => deed.number === number && deed.writes.includes("label state/assigned added"),
        );
        expect(assignment).toEqual([
          expect.objectContaining({
            writes: expect.arrayContaining(["label state/pending removed", "assigned viola-dev"]),
            causes: ["viola-lead commented “/assign @viola-dev”"],
            events: expect.arrayContaining([
              { type: "TaskAssigned", detail: "viola-dev", rule: rules.TaskAssigned },
              { type: "TaskMoved", detail: "pending → assigned", rule: rules.TaskMoved },
            ]),
          }),
        ]);
      }
    }, patience);
  });

  it("says of an issue that came under care whose it is, and no more", async () => {
    await vi.waitFor(async () => {
      const opened = (await allDeeds()).filter(({ events }) =>
        events.some(({ type }) => type === "TaskOpened"),
      );
      expect(opened).toHaveLength(titles.length);
      for (const { causes } of opened) expect(causes).toEqual(["conductor’s issue was opened or labelled"]);
    }, patience);
  });

  it("says who pushed, opened and reviewed, by their accounts and commits", async () => {
    const [number = 0] = numbers();
    const { clientOf } = demo.now();
    const branch = `tutti/${String(number)}-tuning`;
    const push = { kind: "push", branch, base: "main", path: "strings/tuning.md", message: "Tune" } as const;
    await pushWithGit(clientOf("viola-dev"), { ...push, content: "A, then the rest.\n" });
    const title = "Tune";
    const body = `Closes #${String(number)}`;
    await rest(clientOf("viola-dev"), "POST", "/pulls", { title, body, head: branch, base: "main" });
    const pull = demo.sandbox.state.pullRequests.all().at(-1);
    const path = `/pulls/${String(pull?.number ?? 0)}/reviews`;
    await vi.waitUntil(() => demo.sandbox.state.checkRuns.all().length > 0, patience);
    await rest(clientOf("cello-dev"), "POST", path, { event: "APPROVE" });
    await vi.waitFor(async () => {
      const causes = (await allDeeds())
        .filter((deed) => deed.number === number)
        .flatMap((deed) => deed.causes);
      expect(causes).toEqual(
        expect.arrayContaining([
          "viola-dev opened a pull request",
          `cello-dev approved ${pull?.headSha.slice(0, 7) ?? ""}`,
        ]),
      );
    }, patience);
  });

  it("says of what was put right that it came of no event", async () => {
    const [, number = 0] = numbers();
    const { clientOf } = demo.now();
    const path = `/issues/${String(number)}/labels/${encodeURIComponent("state/assigned")}`;
    await rest(clientOf("viola-dev"), "DELETE", path, {});
    await vi.waitFor(async () => {
      const restored = (await allDeeds()).find(
        (deed) => deed.number === number && deed.causes.some((cause) => cause.startsWith("GitHub showed")),
      );
      expect(restored).toMatchObject({ events: [], writes: ["label state/assigned added"] });
    }, patience);
  });
});

describe("the command tutti, pointed at the demo by the page's lines", () => {
  it("says there what it says of any repository, to whom one acts as", async () => {
    const { url } = demo.now().sandbox;
    const headers = { accept: "text/html", cookie: "act-as=viola-dev" };
    const page = await (await fetch(new URL("/demo/command", url), { headers })).text();
    const lines = Array.from(page.matchAll(/<code>(GITHUB_API_URL=[^<]*)</g), ([, line = ""]) => line);
    expect(lines).toHaveLength(4);
    const [status, inbox = "", log = "", verify = ""] = await Promise.all([
      runInTerminal(lines[0] ?? ""),
      ...lines.slice(1).map(runHere),
    ]);
    for (const title of titles) expect(status).toContain(title);
    expect(inbox).toContain("/accept, or /decline");
    expect(log).toContain("Assigned to viola-dev");
    expect(verify).toContain("The ledger is sound.");
  });
});

/** What a line prints in this project's folder, without settings of whoever runs the tests. */
async function runInTerminal(line: string): Promise<string> {
  const cwd = new URL("../../..", import.meta.url);
  const env = { ...compileCache, PATH: process.env["PATH"], XDG_CACHE_HOME: await temporaryDirectory() };
  const { stdout } = await promisify(execFile)("sh", ["-c", line], { cwd, env });
  return stdout;
}

/** The same in this process, which is quicker. */
async function runHere(line: string): Promise<string> {
  const settings = Object.fromEntries(
    Array.from(line.matchAll(/\b([A-Z_]+)=(\S+)/g), ([, name = "", value = ""]) => [name, value]),
  );
  const environment = { ...settings, XDG_CACHE_HOME: await temporaryDirectory() };
  const ran = await tutti(wordsForTutti(line) ?? [], { environment });
  expect(ran).toMatchObject({ code: 0, error: "" });
  return ran.out;
}

async function allDeeds(): Promise<readonly Deed[]> {
  const { sandbox, seeded, journal } = demo.now();
  return explain({ ...sandbox.github, repositoryId: seeded.repositoryId }, journal);
}

function numbers(): readonly number[] {
  const issues = demo.sandbox.state.issues.all().filter(({ isPullRequest }) => !isPullRequest);
  return issues.map(({ number }) => number);
}

function labelled(name: string) {
  const { state } = demo.sandbox;
  return state.issues
    .all()
    .filter(({ labelIds }) => labelIds.some((id) => state.labels.at(id).name === name));
}
