import * as fc from "fast-check";
import { expect, test } from "vitest";
import { FewMap } from "./few-map.ts";

const writes = fc.array(fc.tuple(fc.constantFrom("one", "two", "three"), fc.nat(9)), { maxLength: 5 });

test("holds what a map holds, in its order", () => {
  fc.assert(
    fc.property(writes, (entries) => {
      const few = new FewMap<string, number>();
      const map = new Map<string, number>();
      for (const [key, value] of entries) {
        few.set(key, value);
        map.set(key, value);
        expect([...few.entries()]).toEqual([...map]);
      }
      for (const key of ["one", "two", "three"]) {
        expect(few.get(key)).toBe(map.get(key));
        expect(few.has(key)).toBe(map.has(key));
      }
    }),
  );
});

test("tells the key undefined from no key", () => {
  const few = new FewMap<string | undefined, string>();
  expect(few.has(undefined)).toBe(false);
  expect(few.get(undefined)).toBeUndefined();
  few.set(undefined, "set");
  expect(few.has(undefined)).toBe(true);
});
