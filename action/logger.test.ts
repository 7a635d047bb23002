import { expect, test } from "vitest";

import { createJobLogger } from "./logger.ts";

function logInto(lines: string[]) {
  const line = (text: string): void => void lines.push(text);
  return { debug: line, info: line, warning: line, error: line };
}

test("a line has the message, and facts after it", () => {
  const lines: string[] = [];
  const logger = createJobLogger(logInto(lines)).child({ home: 7 });
  logger.warn({ error: new TypeError("no"), tasks: ["a"] }, "it failed");
  expect(lines).toEqual(['it failed home=7 error=TypeError: no tasks=["a"]']);
});

test("nothing that came from outside is a command to the runner", () => {
  const lines: string[] = [];
  createJobLogger(logInto(lines)).info({ reason: "x\n::stop-commands::y\r\n::error::z" }, "GitHub says");
  expect(lines.join("\n")).not.toMatch(/::/);
  expect(lines.join("")).not.toMatch(/[\r\n]/);
});
