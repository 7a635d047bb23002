import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

export type MarkdownPage = {
  /** Targets of links and images, as written. */
  readonly links: readonly string[];
  /** What `#…` may name on this page. */
  readonly anchors: ReadonlySet<string>;
  readonly inlineCode: readonly string[];
  readonly codeBlocks: readonly {
    readonly language: string;
    readonly about: string;
    readonly text: string;
  }[];
};

export function readMarkdownPage(text: string): MarkdownPage {
  const nodes = allNodes(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
  return {
    links: nodes.flatMap((node) => (node.type === "link" || node.type === "image" ? [node.url] : [])),
    anchors: new Set(nodes.flatMap((node) => (node.type === "heading" ? [anchorOf(textOf(node))] : []))),
    inlineCode: nodes.flatMap((node) => (node.type === "inlineCode" ? [node.value] : [])),
    codeBlocks: nodes.flatMap((node) =>
      node.type === "code" ? [{ language: node.lang ?? "", about: node.meta ?? "", text: node.value }] : [],
    ),
  };
}

/** The name that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");
}

function textOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

function allNodes(node: Nodes): readonly Nodes[] {
  return "children" in node ? [node, ...node.children.flatMap(allNodes)] : [node];
}
