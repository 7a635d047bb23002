import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./render-markdown.ts";

const render = (source: string) =>
  String(renderMarkdown(source, (number) => (number === 12 ? "/orchestra/score/issues/12" : null)))
    .replaceAll(/\s*\n\s*/g, "")
    .replace(/^<div class="markdown">|<\/div>$/g, "");

describe("Markdown in a page", () => {
  it("shows task lists, tables, code, and folded details", () => {
    expect(render("- [x] tuned\n- [ ] played")).toBe(
      '<ul><li><input type="checkbox" disabled checked aria-label="done" /> tuned</li><li><input type="checkbox" disabled aria-label="to do" /> played</li></ul>',
    );
    expect(render("| | |\n| --- | --- |\n| Due | now |")).toContain('<td class="">Due</td>');
    expect(render("| | |\n| --- | --- |\n| Due | now |")).not.toContain("<thead>");
    expect(render("```\n<b>\n```")).toBe('<pre tabindex="0"><code>&lt;b&gt;</code></pre>');
    expect(render("<details><summary>Why</summary>\n\n- because\n</details>")).toBe(
      "<details><summary>Why</summary><ul><li>because</li></ul></details>",
    );
  });

  it("links numbers of issues and marks mentions, but not inside of words", () => {
    expect(render("see #12, @viola-dev")).toBe(
      '<p>see <a href="/orchestra/score/issues/12">#12</a>, <strong class="mention">@viola-dev</strong></p>',
    );
    expect(render("a#12 b@c")).toBe("<p>a#12 b@c</p>");
  });

  it("leaves a number that nothing has as it stands", () => {
    expect(render("#9999, not #12")).toBe('<p>#9999, not <a href="/orchestra/score/issues/12">#12</a></p>');
  });

  it.each([
    ["<script>alert(1)</script>", "&lt;script&gt;"],
    ["<details onclick=alert(1)>x", "&lt;details onclick=alert(1)&gt;"],
    ["<img src=x onerror=alert(1)>", "&lt;img"],
  ])("shows the tag of %s as text", (source, shown) => {
    expect(render(source)).toContain(shown);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "vbscript:x"])(
    "does not link to %s",
    (url) => {
      expect(render(`[here](${url})`)).not.toContain("<a");
    },
  );

  it("closes what a text left open, and closes nothing of the page's", () => {
    expect(render("<details><summary>Why")).toBe("<details><summary>Why</summary></details>");
    expect(render("</details>\n\nafter")).toBe("<p>after</p>");
  });

  it("hides comments and asks for no image from elsewhere", () => {
    expect(render("a\n\n<!-- marker -->\n\nb")).toBe("<p>a</p><p>b</p>");
    expect(render("![x](https://elsewhere.example/x.png)")).not.toContain("<img");
  });

  it("has only tags of its own, whatever the text", () => {
    const own =
      /<\/?(?:div|p|h[3-6]|em|strong|del|code|pre|blockquote|[ou]l|li|input|table|thead|tbody|tr|t[hd]|hr|br|a|sup|sub|kbd|b|i|details|summary)\b/g;
    const piece = fc.constantFrom(
      "<",
      ">",
      "script",
      "details",
      " onload=x",
      "[a](",
      "javascript:",
      "`",
      "\n",
      "|",
      "* ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(render(pieces.join("")).replaceAll(own, "")).not.toMatch(/<[a-z/!]/i);
      }),
    );
  });
});
