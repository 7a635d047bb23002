// What every adapter of the port `Branch` has to do.
import { describe, expect, test } from "vitest";

import { CommitNotFoundError } from "../../src/ports/branch.ts";
import type { Branch, BranchChange, CommitId } from "../../src/ports/branch.ts";

export type BranchUnderTest = {
  readonly branch: Branch;
  /** Moves the branch as a forced push does; null deletes it. */
  readonly force: (head: CommitId | null) => Promise<void>;
};

const UNKNOWN = "1234567890123456789012345678901234567890";

function change(expectedHead: CommitId | null, files: Record<string, string>): BranchChange {
  return { expectedHead, message: "a change", additions: new Map(Object.entries(files)), deletions: [] };
}

async function commit(branch: Branch, wanted: BranchChange): Promise<CommitId> {
  const outcome = await branch.commit(wanted);
  if (outcome.outcome !== "committed") throw new Error(`expected a commit, got ${outcome.outcome}`);
  return outcome.head;
}

export function describeBranchContract(name: string, create: () => Promise<BranchUnderTest>): void {
  describe(`the branch of ${name}`, () => {
    test("is absent until its first commit", async () => {
      const { branch } = await create();
      expect(await branch.read(["a.txt"])).toBeNull();
      expect(await branch.list("log")).toEqual([]);
      expect(await branch.recentCommits(5)).toEqual([]);
    });

    test("gives back what was committed, byte for byte, and null for what was not", async () => {
      const { branch } = await create();
      const files = { "a.txt": "first\n", "log/0001/b.txt": "no line end, ünïcode ✓ 🎼", "empty.txt": "" };
      const head = await commit(branch, change(null, files));
      const snapshot = await branch.read([...Object.keys(files), "log", "log/0001/missing.txt"]);
      expect(snapshot?.head).toBe(head);
      expect(Object.fromEntries(snapshot?.files ?? [])).toEqual({
        ...files,
        log: null,
        "log/0001/missing.txt": null,
      });
    });

    test("keeps the other files, replaces and deletes", async () => {
      const { branch } = await create();
      const first = await commit(branch, change(null, { keep: "1", replace: "1", "deep/delete": "1" }));
      await commit(branch, { ...change(first, { replace: "2" }), deletions: ["deep/delete"] });
      const snapshot = await branch.read(["keep", "replace", "deep/delete"]);
      expect([...(snapshot?.files.values() ?? [])]).toEqual(["1", "2", null]);
      expect(await branch.list("deep")).toEqual([]);
    });

    test("takes paths with spaces and quotes as they are", async () => {
      const { branch } = await create();
      const path = String.raw`memory/a "quoted" \ name.md`;
      await commit(branch, change(null, { [path]: "text" }));
      expect((await branch.list("memory")).map((entry) => entry.name)).toEqual([
        String.raw`a "quoted" \ name.md`,
      ]);
    });

    test("reads an older commit, also one that a forced push left behind", async () => {
      const { branch, force } = await create();
      const first = await commit(branch, change(null, { "log/a": "old" }));
      const second = await commit(branch, change(first, { "log/a": "newer", "log/b": "12345" }));
      await force(first);
      expect((await branch.read(["log/a"]))?.head).toBe(first);
      const left = await branch.read(["log/a"], second);
      expect([left?.head, left?.files.get("log/a")]).toEqual([second, "newer"]);
      expect((await branch.list("log", second)).map((entry) => entry.bytes)).toEqual([5, 5]);
    });

    test("lists files with sizes in bytes, and directories, by name", async () => {
      const { branch } = await create();
      await commit(
        branch,
        change(null, { "log/b.txt": "ü", "log/0001/x": "1", "log/a.txt": "", other: "1" }),
      );
      expect(await branch.list("log")).toEqual([
        { name: "0001", kind: "directory", bytes: 0 },
        { name: "a.txt", kind: "file", bytes: 0 },
        { name: "b.txt", kind: "file", bytes: 2 },
      ]);
    });

    test("refuses a commit on another head than the branch's, and writes nothing", async () => {
      const { branch } = await create();
      expect(await branch.commit(change(UNKNOWN, { a: "0" }))).toEqual({ outcome: "conflict" });
      const first = await commit(branch, change(null, { a: "1" }));
      const second = await commit(branch, change(first, { a: "2" }));
      for (const stale of [null, first, UNKNOWN]) {
        expect(await branch.commit(change(stale, { a: "3" }))).toEqual({ outcome: "conflict" });
      }
      const snapshot = await branch.read(["a"]);
      expect([snapshot?.head, snapshot?.files.get("a")]).toEqual([second, "2"]);
    });

    test("lets exactly one of many writers on the same head win", async () => {
      const { branch } = await create();
      const head = await commit(branch, change(null, { a: "0" }));
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, writer) => branch.commit(change(head, { a: `writer ${writer}` }))),
      );
      const winners = outcomes.flatMap((outcome, writer) =>
        outcome.outcome === "committed" ? [writer] : [],
      );
      expect(winners).toHaveLength(1);
      expect((await branch.read(["a"]))?.files.get("a")).toBe(`writer ${winners[0]}`);
    });

    test("can be deleted and begun again", async () => {
      const { branch, force } = await create();
      const head = await commit(branch, change(null, { a: "1" }));
      await force(null);
      expect(await branch.read(["a"])).toBeNull();
      expect(await branch.commit(change(head, { a: "2" }))).toEqual({ outcome: "conflict" });
      await commit(branch, change(null, { b: "1" }));
      expect((await branch.read(["a"]))?.files.get("a")).toBeNull();
    });

    test("tells its commits newest first, with whole messages", async () => {
      const { branch } = await create();
      const message = "a subject\n\nTutti-Segment: abc\n[skip ci]";
      const first = await commit(branch, { ...change(null, { a: "1" }), message: "the first" });
      const second = await commit(branch, { ...change(first, { a: "2" }), message });
      const third = await commit(branch, { ...change(second, { a: "3" }), message: "the third" });
      expect((await branch.recentCommits(2)).map((found) => found.id)).toEqual([third, second]);
      const older = await branch.recentCommits(10, second);
      expect(older.map((found) => [found.id, found.message])).toEqual([
        [second, message],
        [first, "the first"],
      ]);
      expect(older[0]?.author.name).not.toBe("");
    });

    test("gives an overview: files, the directories with their files, and the newest commits", async () => {
      const { branch } = await create();
      const question = {
        files: ["top", "gone"],
        directories: [
          { path: "flat", depth: 1 },
          { path: "log", depth: 2 },
        ],
        commits: 2,
      } as const;
      expect(await branch.overview(question)).toBeNull();
      const texts = { top: "1", "flat/b": "ü", "flat/a": "", "log/0001/x": "2", "log/notes": "3" };
      const deeper = { "flat/deep/c": "4", "log/volumes/0000/y": "5", other: "6" };
      const first = await commit(branch, change(null, { ...texts, ...deeper }));
      const second = await commit(branch, change(first, { top: "7" }));
      const third = await commit(branch, change(second, { top: "8" }));

      const overview = await branch.overview(question);
      expect(overview?.head).toBe(third);
      expect(Object.fromEntries(overview?.files ?? [])).toEqual({ ...texts, top: "8", gone: null });
      expect(Object.fromEntries(overview?.directories ?? [])).toEqual({
        flat: [
          { name: "a", kind: "file", bytes: 0 },
          { name: "b", kind: "file", bytes: 2 },
          { name: "deep", kind: "directory", bytes: 0 },
        ],
        log: [
          { name: "0001", kind: "directory", bytes: 0 },
          { name: "notes", kind: "file", bytes: 1 },
          { name: "volumes", kind: "directory", bytes: 0 },
        ],
        "log/0001": [{ name: "x", kind: "file", bytes: 1 }],
        "log/volumes": [{ name: "0000", kind: "directory", bytes: 0 }],
      });
      expect(overview?.commits).toEqual(await branch.recentCommits(2));
    });

    test("gives an overview without directories that are not there", async () => {
      const { branch } = await create();
      const head = await commit(branch, change(null, { "a/b": "1" }));
      const directories = ["a", "a/b", "b"].map((path) => ({ path, depth: 2 }) as const);
      const overview = await branch.overview({ files: [], directories, commits: 5 });
      expect(overview?.commits.map(({ id }) => id)).toEqual([head]);
      expect([...(overview?.directories ?? [])].filter(([, held]) => held.length > 0)).toEqual([
        ["a", [{ name: "b", kind: "file", bytes: 1 }]],
      ]);
      expect(Object.fromEntries(overview?.files ?? [])).toEqual({ "a/b": "1" });
    });

    test("gives an overview of many files, and says which are there even if it leaves out a large text", async () => {
      const { branch } = await create();
      const large = `${"x".repeat(99)}\n`.repeat(6_000);
      const small = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`f/${index}`, `${index}`]));
      await commit(branch, change(null, { ...small, "f/large": large }));
      const overview = await branch.overview({
        files: ["f/large"],
        directories: [{ path: "f", depth: 1 }],
        commits: 1,
      });
      expect(Object.fromEntries(overview?.files ?? [])).toEqual({ ...small, "f/large": large });
      const directory = await branch.overview({
        files: [],
        directories: [{ path: "f", depth: 1 }],
        commits: 1,
      });
      expect(directory?.files.get("f/large") ?? large).toBe(large);
      expect(directory?.directories.get("f")).toContainEqual({ name: "large", kind: "file", bytes: 600_000 });
      expect(directory?.directories.get("f")).toHaveLength(131);
    });

    test("does not know commits that are not there", async () => {
      const { branch } = await create();
      await commit(branch, change(null, { a: "1" }));
      await expect(branch.read(["a"], UNKNOWN)).rejects.toThrow(CommitNotFoundError);
      await expect(branch.list("a", UNKNOWN)).rejects.toThrow(CommitNotFoundError);
      await expect(branch.recentCommits(1, UNKNOWN)).rejects.toThrow(CommitNotFoundError);
    });

    test("reads more than a hundred files at once", async () => {
      const { branch } = await create();
      const files = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`f/${index}`, `${index}`]));
      await commit(branch, change(null, files));
      const snapshot = await branch.read(Object.keys(files));
      expect(Object.fromEntries(snapshot?.files ?? [])).toEqual(files);
    });

    test("gives a file of half a megabyte whole", async () => {
      const { branch } = await create();
      const text = `${"x".repeat(99)}\n`.repeat(6_000);
      await commit(branch, change(null, { large: text }));
      expect((await branch.read(["large"]))?.files.get("large")).toBe(text);
    });
  });
}
