import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Demo, startDemo } from "../../demo/start.ts";
import { cloneUrl } from "../../demo/clone-url.ts";
import { launchChromium, openWatchedPage, type Watched } from "./chromium.ts";
import { cloneInto } from "./git.ts";
import { keyboard, mouse } from "./hands.ts";
import { actsOf, expectNotice, seeCheck, seeState } from "./visitor.ts";

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
  demo = await startDemo({ port: 0, logLevel: "warn", cast: "absent" });
  watched = await openWatchedPage(browser, demo.sandbox.url);
  folder = await mkdtemp(join(tmpdir(), "tutti-browser-"));
});
afterEach(async () => {
  await watched.page.context().close();
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  ["mouse", mouse],
  ["keyboard", keyboard],
] as const)("a task's life at the page, by %s", (_, handsFor) => {
  it("goes from an issue to merged and completed, and is refused what is not due", async () => {
    const { page, complaints } = watched;
    const hands = handsFor(page);
    const act = actsOf(page, hands);
    const clone = await cloneInto(
      folder,
      cloneUrl(demo.sandbox.url, "orchestra/score", persona("viola-dev")),
    );
    await page.goto(demo.sandbox.url);

    await hands.press(page.getByRole("link", { name: "New issue" }));
    await hands.write(page.getByLabel("Title"), "Redesign the seating of the strings");
    await hands.write(page.getByLabel("Description"), "In `strings/`.\n\n- [ ] The violas sit together");
    await hands.press(page.getByLabel("kind/instruction"));
    await hands.press(page.getByRole("button", { name: "Open issue" }));
    await seeState(page, "in-planning");
    await page.getByText("Why tier 2").waitFor();

    await act.as("passerby");
    await act.comment("/assign @passerby");
    await page.locator(".remark", { hasText: "tutti[bot]" }).nth(1).waitFor();
    await seeState(page, "in-planning");

    await act.as("viola-lead");
    await act.comment("/assign @viola-dev");
    await seeState(page, "assigned");
    await page.getByText("(not accepted yet)").waitFor();
    await act.as("viola-dev");
    await act.comment("/accept");
    await page.getByText("(not accepted yet)").waitFor({ state: "detached" });

    await clone.push("tutti/1-seating", "strings/seating.md", "Violas left.\n");
    await seeState(page, "in-progress");

    await page.goto(`${demo.sandbox.url}/orchestra/score/compare`);
    await hands.choose(page.getByLabel("Branch"), "tutti/1-seating");
    await hands.write(page.getByLabel("Title"), "Seat the violas");
    await hands.write(page.getByLabel("Description"), "Closes #1");
    await hands.press(page.getByLabel("Draft"));
    await hands.press(page.getByRole("button", { name: "Open pull request" }));
    await page.locator(".state", { hasText: "draft" }).waitFor();
    const pullRequest = page.url();
    await hands.press(page.getByRole("button", { name: "Ready for review" }));
    await seeCheck(page, "tutti / ready to merge", "waiting");
    await seeCheck(page, "tutti / peer review", "waiting");

    const merge = page.getByRole("button", { name: "Merge pull request", disabled: true });
    await merge.waitFor();
    await page.getByText('Required status check "tutti / ready to merge"').first().waitFor();
    await act.review("Approve", "I like it.");
    await expectNotice(page, /Refused:[^]*own pull request/);

    await act.as("cello-dev");
    await act.review("Request changes", "Which desk?");
    await expectNotice(page, "Reviewed. (as cello-dev)");
    await page.goto(`${demo.sandbox.url}/orchestra/score/issues/1`);
    await seeState(page, "in-progress");
    await clone.push("tutti/1-seating", "strings/seating.md", "Violas left, first desk.\n");
    await act.as("viola-dev");
    await act.comment("/ready");
    await seeState(page, "under-review");

    await page.goto(pullRequest);
    await act.as("cello-dev");
    await act.review("Approve", "Good.");
    await seeCheck(page, "tutti / peer review", "good");
    await act.as("viola-lead");
    await act.review("Approve", "Fits.");
    await seeCheck(page, "tutti / ready to merge", "good");
    await page.getByText("This can be merged.").waitFor();

    await act.as("viola-dev");
    await hands.press(page.getByRole("button", { name: "Merge pull request" }));
    await expectNotice(page, "Merged. (as viola-dev)");
    await page.locator(".state", { hasText: "merged" }).waitFor();

    await hands.press(page.getByRole("link", { name: "Board" }));
    const completed = page.getByRole("region", { name: "completed" });
    await completed.getByText("Redesign the seating of the strings").waitFor();
    await page.goto(`${demo.sandbox.url}/orchestra/score/commits/tutti-ledger`);
    await page.getByRole("heading", { name: "tutti-ledger" }).waitFor();
    expect(await page.locator(".rows li").count()).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
  });
});

function persona(login: string) {
  const found = demo.seeded.personas[login];
  if (found === undefined) throw new Error(`nobody is called ${login}`);
  return found;
}
