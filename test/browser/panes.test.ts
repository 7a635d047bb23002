// Scenarios, time, and the panes that say what happened.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Demo, startDemo } from "../../demo/start.ts";
import { findViolations } from "./axe.ts";
import { launchChromium, openWatchedPage, type Watched } from "./chromium.ts";
import { keyboard, mouse } from "./hands.ts";

const patience = 60_000;
const shots = process.env["SCREENSHOTS"];

let browser: Browser;
let demo: Demo;
let watched: Watched;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  demo = await startDemo({ port: 0, logLevel: "warn", cast: "paused" });
  watched = await openWatchedPage(browser, demo.sandbox.url);
});
afterEach(async () => {
  await watched.page.context().close();
  await demo.stop();
});

describe.each([
  ["mouse", mouse],
  ["keyboard", keyboard],
] as const)("the demo's panes, by %s", (_, handsFor) => {
  it("play a scenario, and say what Tutti did, why, and who heard of it", async () => {
    const { page, complaints } = watched;
    const hands = handsFor(page);
    await page.goto(`${demo.sandbox.url}/demo`);
    await hands.press(
      page.getByRole("navigation", { name: "Demo pages" }).getByRole("link", { name: "Scenarios" }),
    );
    await hands.press(page.getByRole("button", { name: "Play “Self-approval refused”" }));
    await page.getByText("Played to the end").waitFor({ timeout: patience });
    await hands.press(page.getByRole("link", { name: "what Tutti did about it, and why" }));
    const refusal = page.getByRole("row").filter({ hasText: "viola-dev commented “/approve peer”" });
    await refusal.getByText("CommandRefused").waitFor();
    await refusal.getByText("A refusal changes nothing").waitFor();
    const assignment = page.getByRole("row").filter({ hasText: "viola-lead commented “/assign @viola-dev”" });
    await assignment.getByText("label state/assigned added").waitFor();
    await assignment.getByText("pending → assigned").waitFor();
    await hands.press(page.getByRole("link", { name: "Notifications" }));
    const inbox = page.getByRole("region", { name: "viola-dev" });
    await inbox.getByText("was mentioned; by viola-lead").waitFor();
    await inbox.getByText("is assigned; by tutti[bot]").first().waitFor();
    await page
      .getByRole("region", { name: "cello-dev" })
      .getByText("was asked for a review")
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it("move the clock, and Tutti's with it; and begin again", async () => {
    const { page, complaints } = watched;
    const hands = handsFor(page);
    await page.goto(`${demo.sandbox.url}/demo`);
    const before = demo.sandbox.clock.now();
    await hands.press(page.getByRole("button", { name: "+1 hour" }));
    await page.getByText("It is an hour later.").waitFor();
    await hands.press(page.getByRole("button", { name: "+1 day" }));
    await page.getByText("It is a day later.").waitFor();
    expect(demo.sandbox.clock.now() - before).toBeGreaterThanOrEqual(25 * 3_600_000);
    await hands.press(page.getByRole("button", { name: "Reset" }));
    await page.getByText("Everything begins again").waitFor();
    expect(Math.abs(demo.sandbox.clock.now() - Date.now())).toBeLessThan(60_000);
    await hands.press(page.getByRole("button", { name: "Be the agent" }));
    await page.getByText("0 of 5 steps done").waitFor();
    expect(complaints).toEqual([]);
  });
});

describe("the demo's panes", () => {
  it("keep nobody out, by day and by night", async () => {
    const { page } = watched;
    await page.goto(`${demo.sandbox.url}/demo/scenarios`);
    await page.getByRole("button", { name: "Play “Label pushed by hand”" }).click();
    await page.getByText("Played to the end").waitFor({ timeout: patience });
    const paths = [
      "/demo/why",
      "/demo/notifications",
      "/demo/scenarios",
      "/demo/scenarios/label-pushed-by-hand",
    ];
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const path of paths) {
        await page.goto(`${demo.sandbox.url}${path}`);
        expect([path, colorScheme, await findViolations(page)]).toEqual([path, colorScheme, []]);
        if (shots === undefined) continue;
        const name = `${path.slice(1).replaceAll("/", "-")}-${colorScheme}`;
        await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
      }
    }
  });
});
