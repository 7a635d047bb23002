// What a role is given, and what its page says, where somebody takes it up again or begins anew.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Demo, startDemo } from "../../../demo/start.ts";
import { closeIssue } from "../../../sandbox/operations/close-issue.ts";
import { findIssue } from "../../../sandbox/state/lookup.ts";

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ port: 0, logLevel: "silent", cast: "absent" });
}, 60_000);
afterAll(async () => {
  await demo.stop();
}, 60_000);

describe("a role that is taken up again", () => {
  it("goes on where it was left, and has an issue of another title when that one is closed", async () => {
    await Promise.all([take("contributor"), take("contributor")]);
    await take("agent");
    await take("contributor");
    expect(titles()).toEqual(["Write the bowing down for bar 12", "Say in which order the cellos tune"]);
    expect(demo.now().quests.present()?.sight.number).toBe(1);
    expect(await read("/demo")).toContain("Be the IC: go on");

    close(1);
    expect(await read("/demo")).toContain("Be the IC once more");
    await take("contributor");
    expect(titles()).toContain("Write the bowing down for bar 12, take 2");
    expect(demo.now().quests.present()?.sight.number).toBe(3);
  });
});

async function take(role: string): Promise<void> {
  const { url } = demo.sandbox;
  const options = { method: "POST", redirect: "manual", headers: { origin: url } } as const;
  const body = new URLSearchParams();
  const { status } = await fetch(`${url}/demo/roles/${role}`, { ...options, body });
  expect(status).toBe(303);
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

function titles(): readonly string[] {
  return demo.sandbox.state.issues.all().map(({ title }) => title);
}
