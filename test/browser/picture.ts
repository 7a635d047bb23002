import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";

const images = new URL("../../docs/images/", import.meta.url);

/** For the documentation, of the window or of one part of its page; only where UPDATE_SCREENSHOTS asks for it. */
export async function takePicture(page: Page, name: string, part?: string): Promise<void> {
  if (process.env["UPDATE_SCREENSHOTS"] !== "1") return;
  await page.waitForLoadState();
  await page.evaluate("Promise.all([...document.images].map((image) => image.decode()))");
  await mkdir(images, { recursive: true });
  const path = new URL(`${name}.png`, images).pathname;
  const box = part === undefined ? null : await page.locator(part).boundingBox();
  await page.screenshot(box === null ? { path } : { path, fullPage: true, clip: box });
}
