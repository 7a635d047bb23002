import type { Page } from "playwright-core";
import type { Hands } from "./hands.ts";

/** For what others do, and Tutti after them. */
const patience = 60_000;

/** What somebody does at an issue or a pull request, as one persona or another. */
export function actsOf(page: Page, hands: Hands) {
  return {
    async as(login: string): Promise<void> {
      await hands.choose(page.getByLabel("Act as"), login);
      await hands.press(page.getByRole("button", { name: "Switch" }));
      await page.getByRole("heading", { name: `Comment as ${login}` }).waitFor();
    },
    async comment(text: string): Promise<void> {
      await hands.write(page.getByLabel("Comment or command"), text);
      await hands.press(page.getByRole("button", { name: "Comment", exact: true }));
      await page.locator(".remark", { hasText: text }).first().waitFor();
    },
    async review(verdict: string, text: string): Promise<void> {
      await hands.write(page.getByLabel("What you think"), text);
      await hands.press(page.getByRole("button", { name: verdict, exact: true }));
    },
  };
}

/** The label in the sidebar, which the page changes by itself. */
export async function seeState(page: Page, state: string): Promise<void> {
  await page
    .getByLabel("Labels and assignees")
    .locator(".label", { hasText: `state/${state}` })
    .waitFor({ timeout: patience });
}

export async function seeCheck(page: Page, name: string, tone: "good" | "waiting"): Promise<void> {
  await page.locator(`.check.${tone}`, { hasText: name }).waitFor({ timeout: patience });
}

/** What the page says of the last act. */
export async function expectNotice(page: Page, text: string | RegExp): Promise<void> {
  await page.locator(".notice", { hasText: text }).waitFor();
}
