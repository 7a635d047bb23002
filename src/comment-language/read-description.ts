import type { Nodes } from "mdast";
import { parseBlocks, sourceOf } from "./markdown-blocks.ts";

/** What an issue's text tells the rules. */
export type IssueText = {
  /** Check boxes of its task lists: the acceptance criteria. */
  readonly criteria: { readonly total: number; readonly ticked: number };
  /** Paths that it names as code, each once, in their order. */
  readonly paths: readonly string[];
};

const mostPaths = 100;

/** Reads the Markdown of an issue; boxes and paths in code blocks and quotes do not count. */
export function readDescription(markdown: string): IssueText {
  let total = 0;
  let ticked = 0;
  const paths = new Set<string>();
  const waiting: Nodes[] = [...parseBlocks(sourceOf(markdown))].toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === "blockquote") continue;
    if (node.type === "listItem" && typeof node.checked === "boolean") {
      total += 1;
      if (node.checked) ticked += 1;
    }
    if (node.type === "inlineCode" && isPath(node.value) && paths.size < mostPaths) paths.add(node.value);
    if ("children" in node) waiting.push(...node.children.toReversed());
  }
  return { criteria: { total, ticked }, paths: [...paths] };
}

/** `src/app.ts`, `docs/`, `Makefile.am`: no spaces, and a slash or an extension. */
function isPath(code: string): boolean {
  return /^[\w.@-][\w.@/-]{0,199}$/.test(code) && (code.includes("/") || /\.[a-z]{1,6}$/i.test(code));
}
