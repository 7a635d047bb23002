// Each role's five steps, done as a stranger would: what the page says, and a terminal.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Demo, startDemo } from "../../demo/start.ts";
import { findViolations } from "./axe.ts";
import { launchChromium, openWatchedPage, type Watched } from "./chromium.ts";
import { type Hands, keyboard, mouse } from "./hands.ts";
import { folderOf, runLines } from "./shell-lines.ts";
import { actsOf, expectNotice, seeCheck, seeState } from "./visitor.ts";

/** For what the others do meanwhile. */
const patience = 60_000;

let browser: Browser;
let demo: Demo;
let watched: Watched;
let folder: string;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  demo = await startDemo({ port: 0, logLevel: "warn", cast: "paused" });
  watched = await openWatchedPage(browser, demo.sandbox.url);
  folder = await mkdtemp(join(tmpdir(), "tutti-roles-"));
});
afterEach(async () => {
  await watched.page.context().close();
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  ["mouse", mouse],
  ["keyboard", keyboard],
] as const)("a role's checklist ticks itself, by %s", (_, handsFor) => {
  it("for the lead", async () => {
    const { page, complaints } = watched;
    const { hands, act, begin, seeDone, readCopyable, openIssue, openPullRequest } = playerOf(page, handsFor);
    await begin("Be the lead");
    const assign = await readCopyable("comment");
    await openIssue();
    await act.comment(assign);
    await seeDone(1);
    await runLines(await readCopyable("commands to push"), folder);
    await seeDone(2);
    await openPullRequest();
    await act.review("Request changes", "Where does the last desk sit?");
    await expectNotice(page, /Reviewed/);
    await seeDone(3);
    await page.getByText("viola-dev has pushed again").waitFor({ timeout: patience });
    await openPullRequest();
    await act.review("Approve", "Fits.");
    await expectNotice(page, /Reviewed/);
    await seeDone(4);
    await openPullRequest();
    await seeCheck(page, "tutti / ready to merge", "good");
    await hands.press(page.getByRole("button", { name: "Merge pull request" }));
    await expectNotice(page, /Merged/);
    await seeDone(5);
    await page.getByRole("heading", { name: "That was a task’s whole life" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("for the IC", async () => {
    const { page, complaints } = watched;
    const { hands, act, begin, seeDone, readCopyable, openIssue, openPullRequest } = playerOf(page, handsFor);
    await begin("Be the IC");
    const accept = await readCopyable("comment");
    await openIssue();
    await page.getByText("(not accepted yet)").waitFor({ timeout: patience });
    await act.comment(accept);
    await seeDone(1);
    const push = await readCopyable("commands to push");
    await runLines(push, folder);
    await seeDone(2);
    await describePullRequest(page, hands, await readCopyable("description"));
    await seeDone(3);
    await page.getByText("cello-dev asks for a change").waitFor();
    const pushAgain = await readCopyable("commands to push again");
    await openPullRequest();
    await page.getByText("requested changes").waitFor({ timeout: patience });
    await runLines(pushAgain, join(folder, folderOf(push)));
    await openIssue();
    await act.comment("/ready");
    await seeDone(4);
    await openPullRequest();
    await seeCheck(page, "tutti / ready to merge", "good");
    await hands.press(page.getByRole("button", { name: "Merge pull request" }));
    await expectNotice(page, /Merged/);
    await seeDone(5);
    expect(complaints).toEqual([]);
  });

  it("for the agent", async () => {
    const { page, complaints } = watched;
    const { hands, act, begin, seeDone, readCopyable, openIssue, openPullRequest } = playerOf(page, handsFor);
    await begin("Be the agent");
    await openIssue();
    await seeState(page, "assigned");
    await page.goto(`${demo.sandbox.url}/demo/roles/agent`);
    await runLines(await readCopyable("commands to push"), folder);
    await seeDone(1);
    const claim = await readCopyable("comment");
    await openIssue();
    await act.comment(claim);
    await page.locator(".remark", { hasText: "tutti[bot]" }).nth(1).waitFor();
    await seeDone(2);
    await describePullRequest(page, hands, await readCopyable("description"));
    await seeDone(3);
    await openPullRequest();
    await act.review("Approve", "Mine.");
    await expectNotice(page, /Refused:[^]*own pull request/);
    await act.as("cello-dev");
    await act.review("Approve", "Clear.");
    await expectNotice(page, /Reviewed/);
    await seeDone(4);
    await openPullRequest();
    await act.as("viola-lead");
    await seeCheck(page, "tutti / ready to merge", "good");
    await hands.press(page.getByRole("button", { name: "Merge pull request" }));
    await expectNotice(page, /Merged/);
    await seeDone(5);
    expect(complaints).toEqual([]);
  });
});

describe("the demo's pages", () => {
  it.each(["light", "dark"] as const)("keep nobody out in %s colours", async (colorScheme) => {
    const { page } = watched;
    await page.emulateMedia({ colorScheme });
    await playerOf(page, mouse).begin("Be the IC");
    for (const path of ["/demo", "/demo/roles/contributor", "/demo/command", "/demo/yours"]) {
      await page.goto(`${demo.sandbox.url}${path}`);
      expect([path, await findViolations(page)]).toEqual([path, []]);
      const shots = process.env["SCREENSHOTS"];
      if (shots !== undefined) {
        const name = `${path.slice(1).replaceAll("/", "-")}-${colorScheme}`;
        await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
      }
    }
  });
});

function playerOf(page: Page, handsFor: (page: Page) => Hands) {
  const hands = handsFor(page);
  const checklist = () => `${demo.sandbox.url}/demo/roles/${demo.now().quests.present()?.role.name ?? ""}`;
  const leave = async (words: RegExp) => {
    await page.goto(checklist());
    await hands.press(page.getByRole("main").getByRole("link", { name: words }).first());
  };
  return {
    hands,
    act: actsOf(page, hands),
    async begin(role: string): Promise<void> {
      await page.goto(`${demo.sandbox.url}/demo`);
      await hands.press(page.getByRole("button", { name: role }));
      await page.getByRole("heading", { name: role }).waitFor();
    },
    async seeDone(steps: number): Promise<void> {
      await page.goto(checklist());
      await page.getByText(`${String(steps)} of 5 steps done`).waitFor({ timeout: patience });
    },
    readCopyable: async (label: string) =>
      (await page.getByLabel(label, { exact: true }).first().innerText()).trim(),
    openIssue: async () => leave(/#\d+$/),
    openPullRequest: async () => leave(/^pull request #\d+$/),
  };
}

async function describePullRequest(page: Page, hands: Hands, description: string): Promise<void> {
  await hands.press(page.getByRole("link", { name: "Open a pull request" }));
  await hands.write(page.getByLabel("Title"), "What was asked for");
  await hands.write(page.getByRole("textbox", { name: "Description" }), description);
  await hands.press(page.getByRole("button", { name: "Open pull request" }));
  await page.getByText("wants to merge").waitFor();
}
