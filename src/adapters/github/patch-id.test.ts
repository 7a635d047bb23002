import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changedPaths } from "./changed-paths.ts";
import { patchId } from "./patch-id.ts";

type Tree = Readonly<Record<string, string>>;

const text = fc
  .array(
    fc.constantFrom(
      "alpha",
      "beta",
      "  gamma",
      "-- dashes",
      "++ pluses",
      "@@ -1 +1 @@",
      "diff --git",
      "",
      "é\tü",
      "alpha ",
      "\talpha",
      "beta\r",
      "   ",
    ),
    {
      maxLength: 12,
    },
  )
  .chain((lines) => fc.boolean().map((ends) => lines.join("\n") + (ends ? "\n" : "")));
const content = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom("\0one", "\0two") },
);
const path = fc.constantFrom(
  "a.txt",
  "b c.txt",
  "deep/er/d.txt",
  "ü.txt",
  'qu"ote.txt',
  "e.txt",
  "deep b/f.txt",
);
const tree: fc.Arbitrary<Tree> = fc.dictionary(path, content, { minKeys: 1, maxKeys: 6 });

/** Since git 2.39. */
const gitKnowsVerbatim = spawnSync("git", ["patch-id", "--verbatim"], { input: "" }).status === 0;

let directory = "";
/** The ids of those that were written. */
const trees = new Map<string, string>();

function git(input: string | null, ...words: readonly string[]): string {
  return execFileSync("git", words, {
    cwd: directory,
    encoding: "utf8",
    ...(input === null ? {} : { input }),
    env: {
      ...process.env,
      GIT_CONFIG_NOSYSTEM: "1",
      HOME: directory,
    },
  });
}

function treeOf(files: Tree): string {
  const key = JSON.stringify(files);
  const id = trees.get(key) ?? writeTree(files);
  trees.set(key, id);
  return id;
}

function writeTree(files: Tree): string {
  const work = join(directory, `work-${trees.size}`);
  for (const [name, body] of Object.entries(files)) {
    mkdirSync(dirname(join(work, name)), { recursive: true });
    writeFileSync(join(work, name), body);
  }
  git(null, `--work-tree=${work}`, "add", "--all", work);
  rmSync(work, { recursive: true });
  return git(null, "write-tree").trim();
}

function diff(before: Tree, after: Tree, ...options: readonly string[]): string {
  return git(null, "diff", "--find-renames", ...options, treeOf(before), treeOf(after));
}

describe("a patch id", () => {
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "patch-id-"));
    git(null, "init", "--quiet");
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test.skipIf(!gitKnowsVerbatim)("is what git says it is", () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const patch = diff(before, after, "--full-index");
        fc.pre(patch !== "");
        expect(patchId(patch)).toBe(git(patch, "patch-id", "--verbatim").slice(0, 40));
      }),
      { numRuns: 60 },
    );
  });

  test("changes with white space", () => {
    const line = fc.constantFrom("if (a) {", "  b();", "\tc();", "d()", "");
    const space = fc.constantFrom(" ", "\t", "\r", "  ");
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(), space, (lines, at, more) => {
        const [before, after] = [{ "a.txt": "base\n" }, { "a.txt": `base\n${lines.join("\n")}\n` }];
        const place = (at % (after["a.txt"].length - 5)) + 5;
        const spaced = `${after["a.txt"].slice(0, place)}${more}${after["a.txt"].slice(place)}`;
        expect(patchId(diff(before, { "a.txt": spaced }))).not.toBe(patchId(diff(before, after)));
      }),
      { numRuns: 40 },
    );
  });

  test("changes with the end of the last line", () => {
    const before = { "a.txt": "one\n" };
    expect(patchId(diff(before, { "a.txt": "one\ntwo" }))).not.toBe(
      patchId(diff(before, { "a.txt": "one\ntwo\n" })),
    );
  });

  test("stays when the lines move", () => {
    const before = { "a.txt": "one\ntwo\nthree\nfour\n" };
    const after = { "a.txt": "one\ntwo\nTHREE\nfour\n" };
    const lower = (files: Tree) => ({ "a.txt": `${"above\n".repeat(20)}${files["a.txt"] ?? ""}` });
    const near = patchId(
      diff({ "a.txt": `x\nx\nx\n${before["a.txt"]}` }, { "a.txt": `x\nx\nx\n${after["a.txt"]}` }),
    );
    const far = patchId(
      diff(
        lower({ "a.txt": `x\nx\nx\n${before["a.txt"]}` }),
        lower({ "a.txt": `x\nx\nx\n${after["a.txt"]}` }),
      ),
    );
    expect(far).toBe(near);
  });

  test("changes with a changed line", () => {
    const before = { "a.txt": "one\n" };
    expect(patchId(diff(before, { "a.txt": "two\n" }))).not.toBe(
      patchId(diff(before, { "a.txt": "three\n" })),
    );
  });

  test("changes with a binary file's content", () => {
    const before = { "a.bin": "\0one" };
    expect(patchId(diff(before, { "a.bin": "\0two" }, "--full-index"))).not.toBe(
      patchId(diff(before, { "a.bin": "\0three" }, "--full-index")),
    );
  });

  test("does not exist where a binary file's object ids are abbreviated, as GitHub shows them", () => {
    const before = { "a.bin": "\0one", "a.txt": "one\n" };
    expect(patchId(diff(before, { ...before, "a.bin": "\0two" }))).toBeNull();
    expect(patchId(diff({ "a.txt": "one\n" }, before))).toBeNull();
    expect(patchId(diff(before, { ...before, "a.txt": "two\n" }))).not.toBeNull();
  });

  test("exists for an empty diff", () => {
    expect(patchId("")).toMatch(/^[0-9a-f]{40}$/);
  });

  test("paths are those that git names", () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const [one, other] = [treeOf(before), treeOf(after)];
        const named = git(null, "diff", "--no-renames", "--name-only", "-z", one, other)
          .split("\0")
          .filter(Boolean);
        expect(changedPaths(git(null, "diff", "--find-renames", one, other))).toEqual(named.toSorted());
      }),
      { numRuns: 60 },
    );
  });

  test("a mode alone and an empty file are changed paths", () => {
    const mode = "diff --git a/run me.sh b/run me.sh\nold mode 100644\nnew mode 100755\n";
    expect(changedPaths(mode)).toEqual(["run me.sh"]);
  });
});
