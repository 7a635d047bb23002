import type { AlignType, RootContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { type Content, type Html, html } from "../html.ts";
import { AllowedTags } from "./allowed-tags.ts";
import { type AddressOf, linkNames } from "./link-names.ts";
import { safeUrl } from "./safe-url.ts";

/** GitHub's Markdown as HTML in which nothing that people wrote can act. */
export function renderMarkdown(source: string, addressOf: AddressOf): Html {
  const { children } = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return html`<div class="markdown">${renderAll(children, addressOf)}</div>`;
}

/** Siblings share their raw tags: `<details>` and `</details>` are nodes of their own. */
function renderAll(nodes: readonly RootContent[], addressOf: AddressOf): Content {
  const tags = new AllowedTags();
  const rendered = nodes.map((node) =>
    node.type === "html" ? tags.read(node.value) : renderNode(node, addressOf),
  );
  return [rendered, tags.rest()];
}

function renderNode(node: Exclude<RootContent, { type: "html" }>, addressOf: AddressOf): Content {
  switch (node.type) {
    case "text":
      return linkNames(node.value, addressOf);
    case "paragraph":
      return html`<p>${renderAll(node.children, addressOf)}</p>`;
    case "heading":
      return renderHeading(node.depth, renderAll(node.children, addressOf));
    case "emphasis":
      return html`<em>${renderAll(node.children, addressOf)}</em>`;
    case "strong":
      return html`<strong>${renderAll(node.children, addressOf)}</strong>`;
    case "delete":
      return html`<del>${renderAll(node.children, addressOf)}</del>`;
    case "inlineCode":
      return html`<code>${node.value}</code>`;
    case "code":
      return html`<pre tabindex="0"><code>${node.value}</code></pre>`;
    case "blockquote":
      return html`<blockquote>${renderAll(node.children, addressOf)}</blockquote>`;
    case "list":
      return node.ordered === true
        ? html`<ol start="${node.start ?? 1}">
            ${renderAll(node.children, addressOf)}
          </ol>`
        : html`<ul>
            ${renderAll(node.children, addressOf)}
          </ul>`;
    case "listItem":
      return html`<li>
        ${checkbox(node.checked ?? null)}${renderItem(node.children, node.spread === true, addressOf)}
      </li>`;
    case "table":
      return renderTable(node, addressOf);
    case "thematicBreak":
      return html`<hr />`;
    case "break":
      return html`<br />`;
    case "link":
      return renderLink(node.url, renderAll(node.children, addressOf));
    case "image":
      return renderLink(node.url, node.alt ?? node.url);
    case "linkReference":
      return renderAll(node.children, addressOf);
    case "imageReference":
      return node.alt ?? "";
    case "footnoteReference":
      return html`<sup>${node.label ?? node.identifier}</sup>`;
    case "footnoteDefinition":
      return html`<p><sup>${node.label ?? node.identifier}</sup></p>
        ${renderAll(node.children, addressOf)}`;
    case "tableRow":
    case "tableCell":
      return renderAll(node.children, addressOf);
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

function renderItem(nodes: readonly RootContent[], isSpread: boolean, addressOf: AddressOf): Content {
  if (isSpread) return renderAll(nodes, addressOf);
  return nodes.map((node) =>
    node.type === "paragraph" ? renderAll(node.children, addressOf) : renderAll([node], addressOf),
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

function renderTable(table: Table, addressOf: AddressOf): Html {
  const [head, ...rows] = table.children;
  const isHeadEmpty = head?.children.every(({ children }) => children.length === 0) ?? true;
  const cells = (row: Table["children"][number] | undefined, name: "th" | "td") =>
    (row?.children ?? []).map((cell, index) => {
      const align = alignment(table.align?.[index] ?? null);
      const content = renderAll(cell.children, addressOf);
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
