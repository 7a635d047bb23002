import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";

import { createLogger } from "../src/adapters/system/logger.ts";
import { systemClock } from "../src/adapters/system/clock.ts";
import { temporaryDirectory } from "../test/support/temporary-directory.ts";
import { act } from "./act.ts";
import { countsLater } from "./fork-review.ts";

const withoutSecrets = { token: "ghs_1", appId: "12", privateKey: "" };

async function started(event: string, head: { readonly id: number } | null) {
  const path = join(await temporaryDirectory(), "event.json");
  await writeFile(
    path,
    JSON.stringify({ pull_request: { head: { repo: head }, base: { repo: { id: 1 } } } }),
  );
  const environment = {
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: path,
    GITHUB_REPOSITORY: "octo/score",
    GITHUB_API_URL: "http://127.0.0.1:1",
  };
  return act({ environment, inputs: withoutSecrets, clock: systemClock, logger: createLogger("silent") });
}

it.each([[{ id: 2 }], [null]])(
  "a review of a pull request from %j ends well as the App too, though GitHub gives it no secrets",
  async (fork) => {
    expect(await started("pull_request_review", fork)).toEqual({
      conclusion: "success",
      message: countsLater,
      usage: null,
    });
  },
);

it.each([
  ["pull_request_review", { id: 1 }],
  ["pull_request_target", { id: 2 }],
])("%s of %j has secrets: that the key is missing is red", async (event, head) => {
  const { conclusion, message } = await started(event, head);
  expect(conclusion).toBe("failure");
  expect(message).toMatch(/^`app-id` is given without `private-key`.*is the secret set\?/);
});
