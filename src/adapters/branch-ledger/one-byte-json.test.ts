import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { oneByteJson } from "./one-byte-json.ts";

test("what is beyond Latin-1 is escaped, halves of a pair each by itself", () => {
  expect(oneByteJson({ ключ: "ü “x” 🎼" })).toBe(
    String.raw`{"\u043a\u043b\u044e\u0447":"ü \u201cx\u201d \ud83c\udfbc"}`,
  );
});

test("any value is read again as it was, from a text of one byte a character", () => {
  const json = fc.jsonValue({ noUnicodeString: false });
  fc.assert(
    fc.property(json, (value) => {
      const text = oneByteJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(canonicalJson(value));
      expect(Buffer.from(text, "latin1").toString("latin1")).toBe(text);
    }),
  );
});
