import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html } from "./html.ts";

describe("html", () => {
  it("escapes what people wrote, in text and in attributes", () => {
    const title = `"><script>alert('x')</script>`;
    expect(String(html`<a title="${title}">${title}</a>`)).toBe(
      `<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</a>`,
    );
  });

  it("keeps templates inside templates, joins lists, and leaves nothing for null", () => {
    const items = ["a", "<b>"].map((one) => html`<b>${one}</b>`);
    expect(String(html`<i>${items}</i>${null}${3}`)).toBe("<i><b>a</b><b>&lt;b&gt;</b></i>3");
  });

  it("lets no text open or close a tag or an attribute", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(String(html`${text}`)).not.toMatch(/[<>"']/);
      }),
    );
  });
});
