import { existsSync, readFileSync, readdirSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { type MarkdownPage, readMarkdownPage } from "./markdown-page.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const paths = [
  ...markdownIn("."),
  ...markdownIn("docs", { recursive: true }),
  "bench/README.md",
  "sandbox/README.md",
];

/** Every page that people read, with its path from the root. */
const documentation: readonly { readonly path: string; readonly page: MarkdownPage }[] = paths.map(
  (path) => ({ path, page: readMarkdownPage(readText(path)) }),
);

/** All code blocks, each with the page that shows it. */
export const codeBlocks = documentation.flatMap(({ path, page }) =>
  page.codeBlocks.map((block) => ({ path, ...block })),
);

/** All code within sentences and tables, each with the page that has it. */
export const inlineCode = documentation.flatMap(({ path, page }) =>
  page.inlineCode.map((code) => ({ path, code })),
);

/** `path` from the root. */
export function isThere(path: string): boolean {
  return existsSync(posix.join(root, path));
}

/** `path` from the root. */
export function readText(path: string): string {
  return readFileSync(posix.join(root, path), "utf8");
}

function markdownIn(
  folder: string,
  options: { readonly recursive: boolean } = { recursive: false },
): readonly string[] {
  return readdirSync(posix.join(root, folder), { ...options, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => posix.join(folder, path));
}
