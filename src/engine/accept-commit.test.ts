import { expect, test } from "vitest";

import { isByOurBots } from "./accept-commit.ts";

const commit = (name: string, signature: "verified" | "unverified") => ({
  id: "1",
  message: "time passed",
  author: { name, email: "", account: null },
  signature,
});

test.each([
  ["tutti[bot]", "verified", true],
  ["github-actions[bot]", "verified", true],
  ["github-actions[bot]", "unverified", false],
  ["Ada", "verified", false],
] as const)("a commit by %s, %s: %s", (name, signature, accepted) => {
  expect(isByOurBots(commit(name, signature))).toBe(accepted);
});
