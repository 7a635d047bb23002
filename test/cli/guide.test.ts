import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readLine } from "../../cli/read-line.ts";
import { cliGuide } from "../../cli/reference/cli-guide.ts";
import { verbs } from "../../cli/verbs.ts";

const guide = await readFile(new URL("../../docs/cli.md", import.meta.url), "utf8");

test("docs/cli.md is what `npm run docs` writes", () => {
  expect(guide).toBe(cliGuide(verbs));
});

test("every line that the guide shows can be read", () => {
  const lines = [...guide.matchAll(/^tutti (.+)$/gm)].map(([, line]) => line ?? "");
  expect(lines.length).toBeGreaterThan(verbs.length);
  for (const line of lines) {
    const { verb, given } = readLine(verbs, line.split(" "));
    expect(() => verb.parse(given)).not.toThrow();
  }
});
