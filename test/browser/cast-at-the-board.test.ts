// The board while the cast plays.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { type Demo, startDemo } from "../../demo/start.ts";
import { launchChromium, openWatchedPage } from "./chromium.ts";

const quickBeat = 200;
const completedBefore = 3;
/** More than the cast has by itself: it does what people ask for, too. */
const wishes = [
  "Number the bars of the strings",
  "Write the tempo of the strings down",
  "Copy the second page of the strings",
  "Refactor the repeat in the strings",
  "Mark the rests of the strings",
] as const;

let browser: Browser;
let demo: Demo;
beforeAll(async () => {
  browser = await launchChromium();
  demo = await startDemo({ port: 0, logLevel: "warn", cast: "paused", beat: quickBeat });
});
afterAll(async () => {
  await browser.close();
  await demo.stop();
});

describe("the board while the cast plays", () => {
  it("fills without being reloaded, and stands still while the cast is paused", async () => {
    const { page, complaints } = await openWatchedPage(browser, demo.sandbox.url);
    for (const title of wishes) await openIssue(title);
    await page.goto(demo.sandbox.url);
    await page.getByRole("button", { name: "Let the cast play" }).click();
    const column = (name: string) => page.getByRole("region", { name, exact: false }).locator(".card");
    await column("completed")
      .nth(completedBefore - 1)
      .waitFor({ timeout: 200_000 });
    await column("in-progress").or(column("under-review")).first().waitFor({ timeout: 200_000 });
    await page.getByRole("button", { name: "Pause the cast" }).click();
    await page.getByRole("button", { name: "Let the cast play" }).waitFor();
    expect(demo.sandbox.cast.playing).toBe(false);
    await column("completed").last().getByRole("link").click();
    await page.getByText("Completed", { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });
});

async function openIssue(title: string): Promise<void> {
  const { owner, repository, personas } = demo.seeded;
  const response = await fetch(`${demo.sandbox.apiUrl}/repos/${owner}/${repository}/issues`, {
    method: "POST",
    headers: { authorization: `Bearer ${personas["conductor"]?.token ?? ""}` },
    body: JSON.stringify({
      title,
      body: "In `strings/`.\n\n- [ ] It is written down",
      labels: ["kind/instruction"],
    }),
  });
  expect(response.status).toBe(201);
}
