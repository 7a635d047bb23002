import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coAuthorsOf, parseCommit, serializeCommit } from "./commit-format.ts";

const oid = fc.stringMatching(/^[0-9a-f]{40}$/);
const word = fc.stringMatching(/^[\p{L}\d][\p{L}\d .'-]{0,20}[\p{L}\d]$/u);
const signature = fc.record({
  name: word,
  email: fc.emailAddress(),
  date: fc
    .integer({ min: 0, max: 4_000_000_000 })
    .map((at) => new Date(at * 1000).toISOString().replace(".000Z", "Z")),
});

describe("a commit object", () => {
  it("reads back what was written", () => {
    const commit = fc.record({
      treeOid: oid,
      parents: fc.array(oid, { maxLength: 3 }),
      author: signature,
      committer: signature,
      message: fc.string({ unit: "grapheme" }),
    });
    fc.assert(
      fc.property(commit, (made) => {
        expect(parseCommit(serializeCommit(made))).toEqual(made);
      }),
    );
  });

  it("ignores a signature's lines, whatever they look like", () => {
    const headers =
      "tree t\nauthor A <a@b> 0 +0200\ncommitter C <c@d> 60 -0130\ngpgsig -----BEGIN\n author X <x@y> 1 +0000\n -----END";
    expect(parseCommit(`${headers}\n\nhello\n`)).toEqual({
      treeOid: "t",
      parents: [],
      author: { name: "A", email: "a@b", date: "1970-01-01T00:00:00Z" },
      committer: { name: "C", email: "c@d", date: "1970-01-01T00:01:00Z" },
      message: "hello\n",
    });
  });

  it("never lets a name end the line that it stands on", () => {
    const person = { name: "Eve\nparent 0 <x", email: "e>\nv@x", date: "2026-01-01T00:00:00Z" };
    const text = serializeCommit({
      treeOid: "t",
      parents: [],
      author: person,
      committer: person,
      message: "",
    });
    expect(text.split("\n")).toHaveLength(5);
  });
});

it("co-authors come from trailers, in any case", () => {
  const message =
    "Fix\n\nCo-authored-by: Cello <c@x.org>\nco-authored-By:Viola da Gamba <v@x.org>\nNot Co-authored-by: N <n@x>";
  expect(coAuthorsOf(message)).toEqual([
    { name: "Cello", email: "c@x.org" },
    { name: "Viola da Gamba", email: "v@x.org" },
  ]);
});
