import type { Locator, Page } from "playwright-core";

/** How somebody uses a page: the same acts, by mouse or by keyboard alone. */
export type Hands = {
  readonly press: (target: Locator) => Promise<void>;
  readonly write: (field: Locator, text: string) => Promise<void>;
  readonly choose: (list: Locator, option: string) => Promise<void>;
};

export function mouse(): Hands {
  return {
    press: async (target) => target.click(),
    write: async (field, text) => {
      await field.click();
      await field.fill(text);
    },
    choose: async (list, option) => {
      await list.selectOption(option);
    },
  };
}

/** Everything is reached with Tab from the top of the page. */
export function keyboard(page: Page): Hands {
  return {
    press: async (target) => {
      await tabTo(page, target);
      await page.keyboard.press((await target.getAttribute("type")) === "checkbox" ? "Space" : "Enter");
    },
    write: async (field, text) => {
      await tabTo(page, field);
      await page.keyboard.insertText(text);
    },
    choose: async (list, option) => {
      await tabTo(page, list);
      await page.keyboard.type(option);
    },
  };
}

const mostStops = 150;

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await target.evaluate((element) => element.ownerDocument.activeElement === element)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${String(target)} cannot be reached with Tab`);
}
