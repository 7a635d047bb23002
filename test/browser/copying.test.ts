// The button beside each line that is meant to be copied.
import { expect, it } from "vitest";
import { startDemo } from "../../demo/start.ts";
import { launchChromium, openWatchedPage } from "./chromium.ts";

it("copies the line that it stands beside, and says so", async () => {
  const browser = await launchChromium();
  const demo = await startDemo({ port: 0, logLevel: "warn", cast: "paused" });
  const { page, complaints } = await openWatchedPage(browser, demo.sandbox.url);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${demo.sandbox.url}/demo`);
  await page.getByRole("button", { name: "Be the IC" }).click();
  const button = page.locator("[data-copy]").first();
  await button.click();
  await page.getByText("Copied").first().waitFor();
  const line = await button.locator("..").locator("pre").innerText();
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe(line.trimEnd());
  expect(complaints).toEqual([]);
  await demo.stop();
  await browser.close();
});
