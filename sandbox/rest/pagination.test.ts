import { describe, expect, it } from "vitest";
import { pageOf } from "./pagination.ts";

const rows = Array.from({ length: 250 }, (_, index) => index);
const ask = (query: string) => pageOf(rows, new URL(`http://sandbox/rows?state=all${query}`));

describe("a page", () => {
  it("has thirty rows unless told otherwise, and never more than a hundred", () => {
    expect(ask("").items).toHaveLength(30);
    expect(ask("&per_page=1000").items).toHaveLength(100);
  });

  it("links to its neighbours with the rest of the query kept", () => {
    expect(ask("&per_page=100&page=2").link).toBe(
      [
        '<http://sandbox/rows?state=all&per_page=100&page=1>; rel="prev"',
        '<http://sandbox/rows?state=all&per_page=100&page=3>; rel="next"',
        '<http://sandbox/rows?state=all&per_page=100&page=3>; rel="last"',
        '<http://sandbox/rows?state=all&per_page=100&page=1>; rel="first"',
      ].join(", "),
    );
  });

  it("past the end is empty and leads back", () => {
    const { items, link } = ask("&per_page=100&page=9");
    expect(items).toEqual([]);
    expect(link).toContain('page=3>; rel="prev"');
  });

  it("that is the only one has no links", () => {
    expect(pageOf([1], new URL("http://sandbox/rows")).link).toBeNull();
  });
});
