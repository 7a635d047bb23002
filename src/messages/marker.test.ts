import * as fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, test } from "vitest";
import { readMarkers, writeMarker } from "./marker.ts";
import { safeText } from "./safe-text.ts";

const marker = fc.record({
  name: fc.constantFrom("card", "reply", "hand-off"),
  key: fc.string({ unit: "grapheme" }).filter((key) => key.isWellFormed()),
});

describe("a marker", () => {
  test("is read as it was written, among others and other text", () => {
    fc.assert(
      fc.property(fc.array(marker), (markers) => {
        const body = markers.map((one) => `${writeMarker(one)}\ntext -- <!-- note -->\n`).join("");
        expect(readMarkers(body)).toEqual(markers);
      }),
    );
  });

  test("is one HTML comment, whatever its key", () => {
    fc.assert(
      fc.property(marker, (one) => {
        expect(fromMarkdown(writeMarker(one)).children).toMatchObject([
          { type: "html", value: writeMarker(one) },
        ]);
      }),
    );
  });

  test("is not brought in by text that was made safe", () => {
    fc.assert(
      fc.property(marker, (one) => {
        expect(readMarkers(safeText(`x ${writeMarker(one)} x`))).toEqual([]);
      }),
    );
  });

  test.each([
    "<!-- tutti: -->",
    "<!-- tutti:card-->",
    "<!--tutti:card -->",
    "<!-- tutti:Card -->",
    "<!-- tutti:card a b -->",
    "<!-- tutti:card %E0%A4%A -->",
    "<!-- tutti:card %61 -->",
    "<!-- other:card -->",
  ])("is not read from %s", (text) => {
    expect(readMarkers(text)).toEqual([]);
  });
});
