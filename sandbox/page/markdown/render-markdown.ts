import type { AlignType, RootContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { type Content, type Html, html } from "../html.ts";
import { AllowedTags } from "./allowed-tags.ts";
import { linkNames } from "./link-names.ts";
import { safeUrl } from "./safe-url.ts";

/** GitHub's Markdown as HTML in which nothing that people wrote can act. `repositoryPath` is `/owner/name`. */
export function renderMarkdown(source: string, repositoryPath: string): Html {
  const { children } = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return html`<div class="markdown">${renderAll(children, repositoryPath)}</div>`;
}

/** Siblings share their raw tags: `<details>` and `</details>` are nodes of their own. */
function renderAll(nodes: readonly RootContent[], path: string): Content {
  const tags = new AllowedTags();
  const rendered = nodes.map((node) =>
    node.type === "html" ? tags.read(node.value) : renderNode(node, path),
  );
  return [rendered, tags.rest()];
}

function renderNode(node: Exclude<RootContent, { type: "html" }>, path: string): Content {
  switch (node.type) {
    case "text":
      return linkNames(node.value, path);
    case "paragraph":
      return html`<p>${renderAll(node.children, path)}</p>`;
    case "heading":
      return renderHeading(node.depth, renderAll(node.children, path));
    case "emphasis":
      return html`<em>${renderAll(node.children, path)}</em>`;
    case "strong":
      return html`<strong>${renderAll(node.children, path)}</strong>`;
    case "delete":
      return html`<del>${renderAll(node.children, path)}</del>`;
    case "inlineCode":
      return html`<code>${node.value}</code>`;
    case "code":
      return html`<pre tabindex="0"><code>${node.value}</code></pre>`;
    case "blockquote":
      return html`<blockquote>${renderAll(node.children, path)}</blockquote>`;
    case "list":
      return node.ordered === true
        ? html`<ol start="${node.start ?? 1}">
            ${renderAll(node.children, path)}
          </ol>`
        : html`<ul>
            ${renderAll(node.children, path)}
          </ul>`;
    case "listItem":
      return html`<li>
        ${checkbox(node.checked ?? null)}${renderItem(node.children, node.spread === true, path)}
      </li>`;
    case "table":
      return renderTable(node, path);
    case "thematicBreak":
      return html`<hr />`;
    case "break":
      return html`<br />`;
    case "link":
      return renderLink(node.url, renderAll(node.children, path));
    case "image":
      return renderLink(node.url, node.alt ?? node.url);
    case "linkReference":
      return renderAll(node.children, path);
    case "imageReference":
      return node.alt ?? "";
    case "footnoteReference":
      return html`<sup>${node.label ?? node.identifier}</sup>`;
    case "footnoteDefinition":
      return html`<p><sup>${node.label ?? node.identifier}</sup></p>
        ${renderAll(node.children, path)}`;
    case "tableRow":
    case "tableCell":
      return renderAll(node.children, path);
    case "definition":
    case "yaml":
      return null;
    default:
      return node satisfies never;
  }
}

/** The page has an h1 and h2 of its own, so a comment's headings begin below. */
function renderHeading(depth: number, content: Content): Html {
  if (depth <= 1) return html`<h3>${content}</h3>`;
  if (depth === 2) return html`<h4>${content}</h4>`;
  if (depth === 3) return html`<h5>${content}</h5>`;
  return html`<h6>${content}</h6>`;
}

function renderItem(nodes: readonly RootContent[], isSpread: boolean, path: string): Content {
  if (isSpread) return renderAll(nodes, path);
  return nodes.map((node) =>
    node.type === "paragraph" ? renderAll(node.children, path) : renderAll([node], path),
  );
}

function checkbox(checked: boolean | null): Html | null {
  if (checked === null) return null;
  return checked
    ? html`<input type="checkbox" disabled checked aria-label="done" /> `
    : html`<input type="checkbox" disabled aria-label="to do" /> `;
}

function renderLink(url: string, content: Content): Content {
  const target = safeUrl(url);
  return target === null ? content : html`<a href="${target}" rel="nofollow noreferrer">${content}</a>`;
}

function renderTable(table: Table, path: string): Html {
  const [head, ...rows] = table.children;
  const isHeadEmpty = head?.children.every(({ children }) => children.length === 0) ?? true;
  const cells = (row: Table["children"][number] | undefined, name: "th" | "td") =>
    (row?.children ?? []).map((cell, index) => {
      const align = alignment(table.align?.[index] ?? null);
      const content = renderAll(cell.children, path);
      return name === "th"
        ? html`<th scope="col" class="${align}">${content}</th>`
        : html`<td class="${align}">${content}</td>`;
    });
  return html`<table>
    ${
      isHeadEmpty
        ? null
        : html`<thead>
            <tr>
              ${cells(head, "th")}
            </tr>
          </thead>`
    }
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${cells(row, "td")}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function alignment(align: AlignType): string {
  return align === null ? "" : `align-${align}`;
}
