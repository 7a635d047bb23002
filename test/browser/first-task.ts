// From `npm start` to the first completed task, as the IC, as fast as the page tells a person to go on: prints how long it took.
// UPDATE_SCREENSHOTS=1 also takes the pictures of the documentation on the way. Start it with npm exec -c 'node test/browser/first-task.ts'
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { mouse } from "./hands.ts";
import { takePicture } from "./picture.ts";
import { folderOf, runLines } from "./shell-lines.ts";
import { actsOf, seeCheck } from "./visitor.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const patience = 60_000;
const steps = 5;

const began = performance.now();
const tell = (words: string) => {
  process.stdout.write(`${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${words}\n`);
};

const demo = spawn(process.execPath, ["app/index.ts"], { cwd: root, env: { PATH: process.env["PATH"] } });
const folder = await mkdtemp(join(tmpdir(), "tutti-first-task-"));
const browser = await launchChromium();
try {
  const start = await addressOfStart();
  tell("npm start is ready");
  const context = await browser.newContext({ viewport: { width: 1400, height: 800 } });
  await firstTask(await context.newPage(), start);
} finally {
  await browser.close();
  demo.kill("SIGTERM");
  await rm(folder, { recursive: true, force: true });
}

async function addressOfStart(): Promise<string> {
  for await (const line of createInterface({ input: demo.stdout })) {
    const [, address] = /Start here\s+(\S+)/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error("npm start ended before it was ready");
}

async function firstTask(page: Page, start: string): Promise<void> {
  const hands = mouse();
  const act = actsOf(page, hands);
  const checklist = new URL("/demo/roles/contributor", start).href;
  const read = async (label: string) => (await page.getByLabel(label, { exact: true }).innerText()).trim();
  const follow = async (words: RegExp) =>
    hands.press(page.getByRole("main").getByRole("link", { name: words }).first());
  const seeDone = async (count: number) => {
    await page.goto(checklist);
    await page.getByText(`${String(count)} of ${String(steps)} steps done`).waitFor({ timeout: patience });
    tell(`${String(count)} of ${String(steps)} steps done`);
  };

  await page.goto(start);
  await takePicture(page, "demo-start");
  await hands.press(page.getByRole("button", { name: "Be the IC" }));
  await page.getByText(`0 of ${String(steps)} steps done`).waitFor();
  const accept = await read("comment");
  await page.locator("html[data-copies] [data-copy]").first().waitFor();
  await takePicture(page, "demo-role");
  await follow(/#\d+$/);
  await page.getByText("(not accepted yet)").waitFor({ timeout: patience });
  await act.comment(accept);
  await seeDone(1);
  const push = await read("commands to push");
  await runLines(push, folder);
  await seeDone(2);
  const description = await read("description");
  await follow(/^Open a pull request$/);
  await hands.write(page.getByLabel("Title"), "Write the bowing down");
  await hands.write(page.getByRole("textbox", { name: "Description" }), description);
  await hands.press(page.getByRole("button", { name: "Open pull request" }));
  await page.getByText("requested changes").waitFor({ timeout: patience });
  await seeCheck(page, "tutti / ready to merge", "waiting");
  await takePicture(page, "first-hour-gate-closed", ".merge-box");
  await seeDone(3);
  await runLines(await read("commands to push again"), join(folder, folderOf(push)));
  await follow(/#1$/);
  await act.comment("/ready");
  await seeDone(4);
  await follow(/^pull request #\d+$/);
  await seeCheck(page, "tutti / ready to merge", "good");
  await takePicture(page, "pull-request", "main");
  await hands.press(page.getByRole("button", { name: "Merge pull request" }));
  await seeDone(steps);
  tell("the first task is completed");
  await page.goto(new URL("/orchestra/score/issues/1", start).href);
  await page.getByText("Completed", { exact: true }).waitFor({ timeout: patience });
  await takePicture(page, "issue", "main");
  await page.goto(new URL("/demo/why", start).href);
  await takePicture(page, "demo-why");
  await page.goto(new URL("/demo/scenarios", start).href);
  await takePicture(page, "demo-scenarios");
  if (process.env["UPDATE_SCREENSHOTS"] === "1") await fillTheBoard(page, start);
}

/** Scenarios leave tasks that stand still, and the cast works on others meanwhile. */
async function fillTheBoard(page: Page, start: string): Promise<void> {
  for (const name of ["Agent goes silent", "Self-approval refused", "Label pushed by hand", "False done"]) {
    await page.goto(new URL("/demo/scenarios", start).href);
    await page.getByRole("button", { name: `Play “${name}”` }).click();
    await page.getByText("Played to the end").waitFor({ timeout: patience });
  }
  await page.goto(new URL("/", start).href);
  await page.getByRole("button", { name: "Let the cast play" }).click();
  const cards = (column: string) => page.getByRole("region", { name: column }).locator(".card");
  await cards("completed")
    .nth(1)
    .waitFor({ timeout: patience * 2 });
  await cards("in-progress")
    .first()
    .waitFor({ timeout: patience * 2 });
  await takePicture(page, "board");
}
