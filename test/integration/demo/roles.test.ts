// What a role is given, and what its page says, where somebody takes it up again or begins anew.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Demo, startDemo } from "../../../demo/start.ts";
import { closeIssue } from "../../../sandbox/operations/close-issue.ts";
import { findIssue } from "../../../sandbox/state/lookup.ts";
import { folderOf, runLines } from "../../browser/shell-lines.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ port: 0, logLevel: "silent", cast: "absent" });
}, 60_000);
afterAll(async () => {
  await demo.stop();
}, 60_000);

describe("a role that is taken up again", () => {
  it(
    "is pushed from a folder of its own, beside that of a demo that is over",
    { timeout: 120_000 },
    async () => {
      const folder = await temporaryDirectory();
      const folders = new Set<string>();
      for (const when of ["before the reset", "after it"]) {
        if (when === "after it") await demo.reset();
        await take("agent");
        const lines = await readCopyable("/demo/roles/agent", "commands to push");
        folders.add(folderOf(lines));
        await runLines(lines, folder);
        expect(await read("/demo/roles/agent")).toContain("1 of 5 steps done");
        await demo.reset();
      }
      expect(folders.size).toBe(2);
    },
  );

  it("goes on where it was left, and has an issue of another title when that one is closed", async () => {
    await Promise.all([take("contributor"), take("contributor")]);
    await take("agent");
    await take("contributor");
    expect(bowings()).toEqual(["Write the bowing down for bar 12"]);
    const number = demo.now().quests.present()?.sight.number ?? 0;
    expect(await read("/demo")).toContain("Be the IC: go on");

    close(number);
    expect(await read("/demo")).toContain("Be the IC once more");
    await take("contributor");
    expect(bowings().at(-1)).toBe("Write the bowing down for bar 12, take 2");
    expect(demo.now().quests.present()?.sight.number).toBeGreaterThan(number);
  });
});

async function take(role: string): Promise<void> {
  const { url } = demo.sandbox;
  const options = { method: "POST", redirect: "manual", headers: { origin: url } } as const;
  const body = new URLSearchParams();
  const { status } = await fetch(`${url}/demo/roles/${role}`, { ...options, body });
  expect(status).toBe(303);
}

describe("a role's page", () => {
  it("says whom one acts as, and whom the next step is for", async () => {
    await take("agent");
    const as = async (login: string) => read("/demo/roles/agent", login);
    expect(await as("metronome")).toContain("You act as metronome, as the next step asks for.");
    const page = await as("cello-dev");
    expect(page).toContain("You act as cello-dev; the next step is for metronome.");
    expect(page).toContain('name="login" value="metronome"');
    expect(page).not.toContain("You act as metronome");
  });
});

/** A line, or some, that the page has to be copied. */
async function readCopyable(path: string, label: string): Promise<string> {
  const headers = { accept: "text/html" };
  const text = await (await fetch(`${demo.sandbox.url}${path}`, { headers })).text();
  const [, found = ""] = new RegExp(`aria-label="${label}"><code>([^<]*)</code>`).exec(text) ?? [];
  return found.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

async function read(path: string, actAs = "conductor"): Promise<string> {
  const headers = { accept: "text/html", cookie: `act-as=${actAs}` };
  const text = await (await fetch(`${demo.sandbox.url}${path}`, { headers })).text();
  return text.replaceAll(/\s+/g, " ");
}

/** As a person does who will not go on with it. */
function close(number: number): void {
  const { github, state } = demo.sandbox;
  const { personas, repositoryId } = demo.seeded;
  const accountId = personas["conductor"]?.accountId ?? 0;
  const id = findIssue(state, repositoryId, number)?.id ?? 0;
  closeIssue(github, { accountId, viaAppId: null, startsWorkflows: true }, id, "not_planned");
}

function bowings(): readonly string[] {
  const titles = demo.sandbox.state.issues.all().map(({ title }) => title);
  return titles.filter((title) => title.startsWith("Write the bowing"));
}
