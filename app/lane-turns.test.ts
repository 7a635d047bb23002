import { expect, it } from "vitest";

import { LaneTurns } from "./lane-turns.ts";

it("serves first who never was served, then who was longest ago", () => {
  const turns = new LaneTurns();
  expect(turns.order(["a", "b", "c"])).toEqual(["a", "b", "c"]);
  turns.serve("a");
  turns.serve("b");
  expect(turns.order(["a", "b", "c"])).toEqual(["c", "a", "b"]);
  turns.serve("c");
  turns.serve("a");
  expect(turns.order(["a", "b", "c"])).toEqual(["b", "c", "a"]);
});

it("forgets lanes that want nothing", () => {
  const turns = new LaneTurns();
  turns.serve("a");
  turns.serve("b");
  turns.order(["b"]);
  expect(turns.order(["b", "a"])).toEqual(["a", "b"]);
});
