import { existsSync } from "node:fs";
import { type Browser, type Page, chromium } from "playwright-core";

const places = [process.env["CHROMIUM"] ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser"];

const patience = 60_000;

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launchChromium(): Promise<Browser> {
  const executablePath = places.find((place) => place !== "" && existsSync(place));
  if (executablePath === undefined) {
    throw new Error("Chromium is not installed: apt-get install chromium, or set CHROMIUM to where it is");
  }
  return chromium.launch({ executablePath, args: flags });
}

export type Watched = {
  readonly page: Page;
  /** What the page asked for from anywhere but the sandbox, and what went wrong in it. Should stay empty. */
  readonly complaints: readonly string[];
};

export async function openWatchedPage(browser: Browser, origin: string): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(origin)) complaints.push(`asked for ${request.url()}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return { page, complaints };
}
