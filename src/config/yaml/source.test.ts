import { describe, expect, it } from "vitest";
import { readYaml } from "./source.ts";

const source = readYaml(`# a comment
team:
  ada: { login: "ada" }
  ben:
    - first
    - second
empty:
`);

describe("a YAML source", () => {
  it("knows where a value stands, from its first character to the one after its last", () => {
    expect(source.rangeOf(["team", "ada", "login"])).toEqual({
      line: 3,
      column: 17,
      endLine: 3,
      endColumn: 22,
    });
    expect(source.rangeOf(["team", "ben", 1])).toEqual({ line: 6, column: 7, endLine: 6, endColumn: 13 });
  });

  it("knows where a key stands, and says for a map or list where its key does", () => {
    expect(source.rangeOfKey(["team", "ada", "login"])).toMatchObject({ line: 3, column: 10 });
    expect(source.rangeOf(["team", "ben"])).toMatchObject({ line: 4, column: 3, endColumn: 6 });
  });

  it("says for what is not there where the nearest part around it stands", () => {
    expect(source.rangeOf(["team", "ada", "level", 3])).toMatchObject({ line: 3, column: 3 });
    expect(source.rangeOf(["nothing"])).toMatchObject({ line: 2, column: 1 });
    expect(readYaml("").rangeOf(["nothing"])).toMatchObject({ line: 1, column: 1 });
  });

  it("reads YAML 1.2: no is a text, and a date is one", () => {
    expect(readYaml("a: no\nb: 2026-12-24\nc: 0o17\nd: 1.5\ne: ~\nf: 9:00-17:00\n").value).toEqual({
      a: "no",
      b: "2026-12-24",
      c: 15,
      d: 1.5,
      e: null,
      f: "9:00-17:00",
    });
  });

  it("repeats what an alias stands for, and takes numbers as keys", () => {
    expect(readYaml("a: &x { 4: 24 }\nb: *x\n").value).toEqual({ a: { 4: 24 }, b: { 4: 24 } });
  });

  it("keeps the first of two equal keys", () => {
    expect(readYaml("a: 1\na: 2\n")).toMatchObject({
      value: { a: 1 },
      problems: [
        { line: 2, column: 1, endColumn: 2, code: "duplicate-key", message: "“a” is here a second time." },
      ],
    });
  });
});
