// What the documentation promises is there: links, anchors, paths, scripts, and configurations that are accepted.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import * as z from "zod";

import { configurationFrom } from "./support/configuration.ts";
import { readMarkdownPage } from "./support/markdown-page.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const pages = [
  ...markdownIn("."),
  ...markdownIn("docs", { recursive: true }),
  ...markdownIn("bench"),
  ...markdownIn("sandbox"),
].map((path) => ({
  path,
  page: readMarkdownPage(readFileSync(posix.join(root, path), "utf8")),
}));
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(posix.join(root, "package.json"), "utf8")));
const folders = ["app", "bench", "config", "demo", "docs", "sandbox", "src", "test", "tools"];

describe("the documentation", () => {
  it("was found", () => {
    expect(pages.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        "README.md",
        "docs/architecture.md",
        "docs/adr/README.md",
        "bench/README.md",
        "sandbox/README.md",
      ]),
    );
  });

  it("links to pages and anchors that exist", () => {
    const dead = pages.flatMap(({ path, page }) =>
      page.links.filter((link) => !leadsSomewhere(path, link)).map((link) => `${path}: ${link}`),
    );
    expect(dead).toEqual([]);
  });

  it("names files and folders that exist", () => {
    const missing = pages.flatMap(({ path, page }) =>
      page.inlineCode
        .filter((code) => folders.some((folder) => code.startsWith(`${folder}/`)) && /^[\w./-]+$/.test(code))
        .filter((code) => !existsSync(posix.join(root, code)))
        .map((code) => `${path}: ${code}`),
    );
    expect(missing).toEqual([]);
  });

  it("names npm scripts that exist", () => {
    const named = pages.flatMap(({ path, page }) =>
      [...page.inlineCode, ...page.codeBlocks.map(({ text }) => text)].flatMap((code) =>
        Array.from(code.matchAll(/\bnpm (?:run )?([\w:-]+)/g), ([, script = ""]) => ({ path, script })),
      ),
    );
    const builtIn = ["ci", "exec", "install", "link"];
    expect(named.length).toBeGreaterThan(5);
    expect(
      named.filter(({ script }) => !Object.hasOwn(scripts, script) && !builtIn.includes(script)),
    ).toEqual([]);
  });

  it("shows configurations that are accepted", () => {
    const shown = pages.flatMap(({ page }) =>
      page.codeBlocks.filter(({ language, about }) => language === "yaml" && about === "tutti"),
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const { text } of shown) expect(configurationFrom(text).organization.members).not.toEqual([]);
  });
});

function leadsSomewhere(from: string, link: string): boolean {
  if (/^(?:https?:|mailto:)/.test(link)) return true;
  const [file = "", anchor = ""] = link.split("#");
  const target = file === "" ? from : posix.join(posix.dirname(from), file);
  if (!existsSync(posix.join(root, target))) return false;
  return anchor === "" || pages.some(({ path, page }) => path === target && page.anchors.has(anchor));
}

function markdownIn(
  folder: string,
  options: { readonly recursive: boolean } = { recursive: false },
): string[] {
  return readdirSync(posix.join(root, folder), { ...options, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => posix.join(folder, path));
}
