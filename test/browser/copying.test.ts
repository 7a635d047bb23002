// The button beside each line that is meant to be copied.
import { expect, it } from "vitest";
import { startDemo } from "../../demo/start.ts";
import { launchChromium, openWatchedPage } from "./chromium.ts";
import { mouse } from "./hands.ts";
import { actsOf } from "./visitor.ts";

it("copies the line that it stands beside, and says so, also when the page is written anew", async () => {
  const browser = await launchChromium();
  const demo = await startDemo({ port: 0, logLevel: "warn", cast: "paused" });
  const { page, complaints } = await openWatchedPage(browser, demo.sandbox.url);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${demo.sandbox.url}/demo`);
  await page.getByRole("button", { name: "Be the IC" }).click();
  const button = page.locator("[data-copy]").first();
  await button.click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  await page.getByRole("status").filter({ hasText: "Copied: comment" }).waitFor({ state: "attached" });

  const written = await button.elementHandle();
  const issue = await page
    .getByRole("link", { name: /^issue #/ })
    .first()
    .getAttribute("href");
  const tab = await page.context().newPage();
  await tab.goto(`${demo.sandbox.url}${issue ?? ""}`);
  await actsOf(tab, mouse()).comment("Where do the desks stand?");
  await expect
    .poll(() => written?.evaluate((element) => element.isConnected), { timeout: 60_000 })
    .toBe(false);
  expect(await button.innerText()).toMatch(/^Copied/);
  const line = await button.locator("..").locator("pre").innerText();
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe(line.trimEnd());
  expect(complaints).toEqual([]);
  await demo.stop();
  await browser.close();
});
