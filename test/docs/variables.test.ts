// Variables of the environment: those that the documentation names are read by something, and the App's are all documented.
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { settingNames } from "../../app/settings.ts";
import { codeBlocks, inlineCode, readText } from "../support/documentation.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = globSync(
  ["{app,action,cli,demo,sandbox,src,tools,test/browser}/**/*.ts", ".ci/run", "compose.yml", "Dockerfile"],
  { cwd: root },
)
  .filter((path) => !path.includes("/dist/"))
  .map((path) => readText(path))
  .join("\n");
/** What is written like one, and is none. */
const others = new Set(["CODEOWNERS", "RATE_LIMITED", "POST", "HEAD", "CONTRIBUTING", "LICENSE"]);
const isVariable = /^[A-Z][A-Z0-9_]{3,}$/;
const named = [
  ...inlineCode.flatMap(({ path, code }) => [{ path, name: code.split("=", 1)[0] ?? "" }]),
  ...codeBlocks
    .filter(({ language }) => ["sh", "ini", "dotenv"].includes(language))
    .flatMap(({ path, text }) =>
      Array.from(text.matchAll(/\b([A-Z][A-Z0-9_]{3,})=/g), ([, name = ""]) => ({ path, name })),
    ),
].filter(({ name }) => isVariable.test(name) && !others.has(name) && !isOfNode(name));

function isOfNode(name: string): boolean {
  return name.startsWith("NODE_");
}

describe("the variables that the documentation names", () => {
  it("were found", () => {
    expect(named.length).toBeGreaterThan(15);
  });

  it("are read by something", () => {
    expect(named.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(sources))).toEqual([]);
  });

  it("are all that the App takes", () => {
    const told = new Set(named.filter(({ path }) => path === "docs/install-app.md").map(({ name }) => name));
    expect(settingNames.filter((name) => !told.has(name))).toEqual([]);
  });
});
