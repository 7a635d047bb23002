import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

import { createLogger } from "../src/adapters/system/logger.ts";
import { systemClock } from "../src/adapters/system/clock.ts";
import { act } from "./act.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tutti-event-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inputs = { token: "ghs_1", appId: "", privateKey: "" };

function startedBy(path: string) {
  const environment = {
    GITHUB_EVENT_NAME: "issues",
    GITHUB_EVENT_PATH: path,
    GITHUB_REPOSITORY: "octo/score",
    GITHUB_API_URL: "http://127.0.0.1:1",
  };
  return act({ environment, inputs, clock: systemClock, logger: createLogger("silent") });
}

it.each([
  ["is not JSON", "{ broken", "event.json"],
  ["is not JSON", "", "empty.json"],
])("an event's file that %s is a red run that says which file", async (what, text, name) => {
  const path = join(folder, name);
  await writeFile(path, text);
  const { conclusion, message, usage } = await startedBy(path);
  expect([conclusion, usage]).toEqual(["failure", null]);
  expect(message).toContain(`${path} (GITHUB_EVENT_PATH), ${what}. The runner writes that file`);
  expect(message).not.toMatch(/SyntaxError|\n/);
});

it("an event's file that is missing, or a folder", async () => {
  const missing = await startedBy(join(folder, "nothing.json"));
  expect(missing.conclusion).toBe("failure");
  expect(missing.message).toContain("nothing.json (GITHUB_EVENT_PATH), cannot be read (ENOENT).");
  expect((await startedBy(folder)).message).toContain("cannot be read (EISDIR).");
});
