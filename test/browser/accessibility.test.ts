// Every page by day and by night, for those who see, hear or type it.
import { mkdir } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Demo, startDemo } from "../../demo/start.ts";
import { addDiscussionComment, createDiscussion } from "../../sandbox/operations/discuss.ts";
import { findViolations } from "./axe.ts";
import { launchChromium, openWatchedPage } from "./chromium.ts";

const shots = process.env["SCREENSHOTS"];
const quickBeat = 100;
/** The cast has to bring a task to its end first. */
const patience = 180_000;

let browser: Browser;
let demo: Demo;
let page: Page;
let complaints: readonly string[];
beforeAll(async () => {
  browser = await launchChromium();
  demo = await startDemo({ port: 0, logLevel: "warn", cast: "playing", beat: quickBeat });
  ({ page, complaints } = await openWatchedPage(browser, demo.sandbox.url));
  await page.goto(demo.sandbox.url);
  await page
    .getByRole("region", { name: "completed" })
    .locator(".card")
    .first()
    .waitFor({ timeout: patience });
  demo.sandbox.cast.turn(false);
  openDiscussion();
}, patience);
afterAll(async () => {
  await browser.close();
  await demo.stop();
});

const repository = "/orchestra/score";
const pages = {
  board: () => "/",
  code: () => repository,
  issues: () => `${repository}/issues`,
  "new issue": () => `${repository}/issues/new`,
  "an issue": () => `${repository}/issues/${String(numberOf("completed task"))}`,
  "pull requests": () => `${repository}/pulls`,
  "new pull request": () => `${repository}/compare`,
  "a pull request": () => `${repository}/pull/${String(numberOf("pull request"))}`,
  "changed files": () => `${repository}/pull/${String(numberOf("pull request"))}/files`,
  "a pull request's commits": () => `${repository}/pull/${String(numberOf("pull request"))}/commits`,
  "a comparison": () => `${repository}/compare/${headOf()}`,
  discussions: () => `${repository}/discussions`,
  "a discussion": () => `${repository}/discussions/${String(numberOfDiscussion())}`,
  branches: () => `${repository}/branches`,
  commits: () => `${repository}/commits/main`,
  "a commit": () => `${repository}/commit/main`,
  labels: () => `${repository}/labels`,
  rules: () => `${repository}/rules`,
  settings: () => `${repository}/settings`,
  actions: () => `${repository}/actions`,
  "installed Apps": () => "/organizations/orchestra/settings/installations",
  "an App": () => "/apps/tutti",
  "an account": () => "/orchestra",
  "no login": () => "/login",
  "a page that is not there": () => `${repository}/issues/999`,
} as const;

describe.each(["light", "dark"] as const)("in %s colours", (colorScheme) => {
  it.each(Object.entries(pages))("%s has nothing that keeps somebody out", async (name, address) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${demo.sandbox.url}${address()}`);
    await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
    expect(await findViolations(page)).toEqual([]);
    await keepPicture(`${name.replaceAll(" ", "-")}-${colorScheme}`);
  });
});

it("loads nothing from elsewhere", () => {
  expect(complaints.filter((one) => !one.includes("404"))).toEqual([]);
});

/** As one that was opened on GitHub, with an answer. */
function openDiscussion(): void {
  const { github } = demo.sandbox;
  const { repositoryId, personas } = demo.seeded;
  const by = (login: string) => ({
    accountId: personas[login]?.accountId ?? 0,
    viaAppId: null,
    startsWorkflows: true,
  });
  const category = github.state.discussionCategories.all().find((one) => one.repositoryId === repositoryId);
  const discussion = createDiscussion(github, by("conductor"), {
    repositoryId,
    categoryId: category?.id ?? 0,
    title: "When do we tune?",
    body: "Before the rehearsal, or *after* it?",
  });
  addDiscussionComment(github, by("viola-dev"), discussion.id, { body: "Before.", replyToId: null });
}

/** What a pull request brought, beyond where it began. */
function headOf(): string {
  const [pull] = demo.sandbox.state.pullRequests.all();
  return `${pull?.baseSha ?? ""}...${pull?.headSha ?? ""}`;
}

function numberOfDiscussion(): number {
  return demo.sandbox.state.discussions.all().at(-1)?.number ?? 0;
}

function numberOf(what: "completed task" | "pull request"): number {
  const isWanted = (isPullRequest: boolean, state: string) =>
    what === "pull request" ? isPullRequest : !isPullRequest && state === "closed";
  const found = demo.sandbox.state.issues
    .all()
    .find(({ isPullRequest, state }) => isWanted(isPullRequest, state));
  return found?.number ?? 0;
}

async function keepPicture(name: string): Promise<void> {
  if (shots === undefined) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}
