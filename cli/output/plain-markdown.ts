import type { Nodes, Parents, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { plainLine } from "./plain-text.ts";
import { table } from "./table.ts";

/** Our Markdown as text for a terminal: its marks are gone, its lists and tables stay. */
export function plainMarkdown(source: string): string {
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return blocks(tree);
}

function blocks(node: Parents): string {
  return node.children
    .map(block)
    .filter((text) => text !== "")
    .join("\n\n");
}

function block(node: Nodes): string {
  switch (node.type) {
    case "paragraph":
    case "heading":
      return inline(node);
    case "list":
      return node.children
        .map((item, index) => {
          const sign = node.ordered === true ? `${(node.start ?? 1) + index}. ` : "- ";
          const box = typeof item.checked === "boolean" ? (item.checked ? "[x] " : "[ ] ") : "";
          return indented(`${box}${blocks(item)}`, sign);
        })
        .join("\n");
    case "blockquote":
      return blocks(node);
    case "code":
      return indented(node.value, "    ", "    ");
    case "table":
      return tableText(node);
    case "html":
      return plainLine(node.value.replace(/<[^>]*>/g, ""));
    case "thematicBreak":
      return "";
    default:
      return "children" in node ? blocks(node) : inline(node);
  }
}

function tableText(node: Table): string {
  const rows = node.children.map((row) => row.children.map((cell) => inline(cell)));
  return table(rows.filter((row) => row.some((cell) => cell !== "")));
}

function inline(node: Nodes): string {
  if (node.type === "break") return "\n";
  if (node.type === "html") return "";
  if ("children" in node) return node.children.map(inline).join("");
  return "value" in node ? node.value.replaceAll("\u200B", "") : "";
}

function indented(text: string, first: string, further = " ".repeat(first.length)): string {
  return text
    .split("\n")
    .map((line, index) => (line === "" && index > 0 ? "" : `${index === 0 ? first : further}${line}`))
    .join("\n");
}
