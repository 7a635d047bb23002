import { expect, test } from "vitest";
import { commandFirst } from "./command-first.ts";

test.each([
  ["--repo octo/score status", "status --repo octo/score"],
  ["--repo=octo/score --json why 12 --git", "why --repo=octo/score --json 12 --git"],
  ["--help status", "status --help"],
  ["--json help why", "help --json why"],
  ["--json", "--json"],
  ["--repo", "--repo"],
  ["--dry-run init", "--dry-run init"],
  ["log --repo octo/score", "log --repo octo/score"],
  ["", ""],
])("%s", (line, expected) => {
  const words = (text: string) => text.split(" ").filter((word) => word !== "");
  expect(commandFirst(words(line))).toEqual(words(expected));
});
