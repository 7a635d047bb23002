import { expect, test } from "vitest";

import { canonicalJson, NotJsonError, sha256 } from "./canonical-json.ts";

test("equal values have equal bytes, whatever the order of their keys", () => {
  expect(canonicalJson({ b: 1, a: [1.0, "ü", null] })).toBe('{"a":[1,"ü",null],"b":1}');
});

test.each([
  ["a function", () => 1],
  ["nothing", undefined],
  ["an infinite number", { a: Infinity }],
  ["half a surrogate pair", { a: "\ud800" }],
])("%s is no JSON", (_, value) => {
  expect(() => canonicalJson(value)).toThrow(NotJsonError);
});

test("a hash is of the UTF-8 bytes", () => {
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(sha256("ü")).not.toBe(sha256("u"));
});
