import { beforeEach, describe, expect, it } from "vitest";
import { MissingRow, Table } from "./table.ts";

type Note = { readonly id: number; readonly pitch: string; readonly voices: readonly number[] };

let notes: Table<Note, "pitch" | "voice">;

beforeEach(() => {
  notes = new Table("note", 10, { pitch: ({ pitch }) => [pitch], voice: ({ voices }) => voices });
  notes.insert({ id: notes.nextId(), pitch: "c", voices: [1, 2] });
  notes.insert({ id: notes.nextId(), pitch: "d", voices: [2] });
});

const ids = (found: readonly Note[]): readonly number[] => found.map(({ id }) => id);

describe("a table", () => {
  it("counts its ids from where it was told to", () => {
    expect(ids(notes.all())).toEqual([10, 11]);
  });

  it("finds rows by each key of an index", () => {
    expect(ids(notes.by("voice", 2))).toEqual([10, 11]);
    expect(notes.firstBy("pitch", "d")?.id).toBe(11);
  });

  it("moves a row in its indexes when the row changes, and takes it out when it goes", () => {
    notes.update(10, { pitch: "d", voices: [] });
    expect([ids(notes.by("pitch", "c")), ids(notes.by("pitch", "d"))]).toEqual([[], [10, 11]]);
    notes.remove(10);
    expect(ids(notes.by("pitch", "d"))).toEqual([11]);
  });

  it("copies into one that goes its own way", () => {
    const copy = notes.copy();
    notes.update(10, { pitch: "e" });
    notes.remove(11);
    expect(copy.at(10).pitch).toBe("c");
    expect(ids(copy.by("voice", 2))).toEqual([10, 11]);
    expect(copy.nextId()).toBe(12);
  });

  it("throws for a row that another one vouches for and that is not there", () => {
    expect(() => notes.at(99)).toThrow(MissingRow);
  });
});
