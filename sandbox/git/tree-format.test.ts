import * as fc from "fast-check";
import { expect, it } from "vitest";
import { parseTree, serializeTree, typeOfMode, type TreeRecord } from "./tree-format.ts";

const record = fc
  .record({
    name: fc
      .string({ minLength: 1, unit: "grapheme" })
      .filter((name) => !/[/\0]/.test(name) && name.isWellFormed()),
    mode: fc.constantFrom("100644", "100755", "120000", "040000", "160000"),
    oid: fc.stringMatching(/^[0-9a-f]{40}$/),
  })
  .map((made): TreeRecord => ({ ...made, type: typeOfMode(made.mode) }));

it("reads back what was written, whatever the names", () => {
  fc.assert(
    fc.property(fc.uniqueArray(record, { selector: ({ name }) => name }), (records) => {
      const back = parseTree(serializeTree(records));
      expect(new Map(back.map((one) => [one.name, one]))).toEqual(
        new Map(records.map((one) => [one.name, one])),
      );
    }),
  );
});

it("orders a directory as if its name ended with a slash", () => {
  const oid = "0".repeat(40);
  const names = (["a-b", "a", "a0"] as const).map((name): TreeRecord => {
    const mode = name === "a" ? "040000" : "100644";
    return { name, mode, type: typeOfMode(mode), oid };
  });
  expect(parseTree(serializeTree(names)).map(({ name }) => name)).toEqual(["a-b", "a", "a0"]);
});
