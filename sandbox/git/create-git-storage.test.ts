import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { NewTreeEntry, Oid } from "../state/git-storage.ts";
import { Refusal } from "../state/refusal.ts";
import { RepositoryMissingError } from "./create-git-storage.ts";
import {
  commitFiles,
  filesOf,
  freshRepository,
  git,
  main,
  merging,
  robot,
  useGit,
  viola,
} from "./git-storage.fixture.ts";
import { InvalidTreePathError } from "./tree-edit.ts";

const run = promisify(execFile);
useGit();

describe("commits", () => {
  it("hold the files, the people, and the message that they were made with", async () => {
    const id = await freshRepository();
    const oid = await commitFiles(
      id,
      null,
      { "a.md": "one\n", "docs/ü b.md": "two\n" },
      "Start\n\nCo-authored-by: Cello <cello@example.org>\n",
    );
    const commit = await git.readCommit(id, oid);
    expect(commit).toMatchObject({ oid, parents: [], author: viola, committer: robot });
    expect(commit?.coAuthors).toEqual([{ name: "Cello", email: "cello@example.org" }]);
    expect(await filesOf(id, oid)).toEqual({ "a.md": "one\n", "docs/ü b.md": "two\n" });
    expect(await git.readEntry(id, oid, "docs/ü b.md")).toMatchObject({
      type: "blob",
      mode: "100644",
      size: 4,
    });
    expect(await git.readEntry(id, oid, "docs/none.md")).toBeNull();
    expect(await git.readEntry(id, oid, "a.md/none")).toBeNull();
  });

  it("delete, replace, and turn a file into a directory and back", async () => {
    const id = await freshRepository();
    const first = await commitFiles(id, null, { a: "1", "b/c": "2", "b/d": "3" });
    const second = await commitFiles(id, first, { a: null, "a/x": "4", "b/c": null });
    expect(await filesOf(id, second)).toEqual({ "a/x": "4", "b/d": "3" });
    const third = await commitFiles(id, second, { "a/x": null, a: "5", "b/d": null });
    expect(await filesOf(id, third)).toEqual({ a: "5" });
  });

  it("keep the mode of a file whose content changes", async () => {
    const id = await freshRepository();
    const blob = await git.writeBlob(id, Buffer.from("#!/bin/sh\n"));
    const treeOid = await git.writeTree(id, {
      base: null,
      entries: [{ path: "run", mode: "100755", oid: blob }],
    });
    const first = await git.writeCommit(id, {
      treeOid,
      parents: [],
      author: viola,
      committer: viola,
      message: "x",
    });
    const second = await commitFiles(id, first, { run: "#!/bin/sh\ntrue\n" });
    expect(await git.readEntry(id, second, "run")).toMatchObject({ mode: "100755" });
  });

  it("are sound objects to git itself", async () => {
    const id = await freshRepository();
    let head = await commitFiles(id, null, { z: "", "z.md": "1", "z/é": "2", "a b": "3" });
    await git.updateRef(id, { ref: main, before: null, after: head });
    const merged = await git.merge(id, {
      ...merging,
      method: "merge",
      base: head,
      head: await commitFiles(id, head, { y: "4" }),
    });
    head = merged.kind === "merged" ? merged.oid : "";
    expect(await git.updateRef(id, { ref: main, before: await git.resolveRef(id, main), after: head })).toBe(
      "updated",
    );
    const { stdout, stderr } = await run("git", ["fsck", "--strict", "--full"], { cwd: git.directory(id) });
    expect(stdout + stderr).not.toMatch(/error|missing|dangling commit/);
  });

  it.each(["", "/a", "a//b", "../a", "a/./b", ".git/config", "a/.GIT/x"])(
    "refuse the path %j",
    async (path) => {
      const id = await freshRepository();
      await expect(commitFiles(id, null, { [path]: "x" })).rejects.toThrow(InvalidTreePathError);
    },
  );
});

describe("refs", () => {
  it("move only from where the caller believes they are", async () => {
    const id = await freshRepository();
    const one = await commitFiles(id, null, { a: "1" });
    const two = await commitFiles(id, one, { a: "2" });
    expect(await git.resolveRef(id, main)).toBeNull();
    expect(await git.updateRef(id, { ref: main, before: one, after: two })).toBe("stale");
    expect(await git.updateRef(id, { ref: main, before: null, after: one })).toBe("updated");
    expect(await git.updateRef(id, { ref: main, before: null, after: two })).toBe("stale");
    expect(await git.updateRef(id, { ref: main, before: one, after: two })).toBe("updated");
    expect(await git.updateRef(id, { ref: main, before: one, after: null })).toBe("stale");
    expect(await git.resolveRef(id, main)).toBe(two);
    expect(await git.updateRef(id, { ref: main, before: two, after: null })).toBe("updated");
    expect(await git.resolveRef(id, main)).toBeNull();
  });

  it("let one of many racing writers win", async () => {
    const id = await freshRepository();
    const base = await commitFiles(id, null, { a: "0" });
    await git.updateRef(id, { ref: main, before: null, after: base });
    const rivals = await Promise.all(
      Array.from({ length: 20 }, (_, n) => commitFiles(id, base, { a: String(n + 1) })),
    );
    const outcomes = await Promise.all(
      rivals.map((after) => git.updateRef(id, { ref: main, before: base, after })),
    );
    expect(outcomes.filter((outcome) => outcome === "updated")).toHaveLength(1);
    expect(await git.resolveRef(id, main)).toBe(rivals[outcomes.indexOf("updated")]);
  });

  it.each(["refs/heads/a/b", "refs/heads/a b", "refs/heads/x.lock", "main", "refs/heads/a\nb"])(
    "are refused as %j, beside a branch `a`",
    async (ref) => {
      const id = await freshRepository();
      const head = await commitFiles(id, null, { a: "1" });
      await git.updateRef(id, { ref: "refs/heads/a", before: null, after: head });
      await expect(git.updateRef(id, { ref, before: null, after: head })).rejects.toThrow(Refusal);
      expect(await git.updateRef(id, { ref: "refs/heads/ok", before: null, after: head })).toBe("updated");
    },
  );

  it("are refused for an object that is not there", async () => {
    const id = await freshRepository();
    const update = { ref: main, before: null, after: "1".repeat(40) };
    await expect(git.updateRef(id, update)).rejects.toThrow(Refusal);
  });

  it("resolve from branches, tags, full names, and ids or their beginning", async () => {
    const id = await freshRepository();
    const head = await commitFiles(id, null, { a: "1" });
    await git.updateRef(id, { ref: main, before: null, after: head });
    await git.updateRef(id, { ref: "refs/tags/v1", before: null, after: head });
    const resolved = (revisions: readonly string[]): Promise<readonly (Oid | null)[]> =>
      Promise.all(revisions.map((revision) => git.resolveCommit(id, revision)));
    const names = ["main", "v1", "refs/heads/main", "HEAD", head, head.slice(0, 7)];
    expect(await resolved(names)).toEqual(names.map(() => head));
    const nameless = ["none", "main~1", "main:a", "-x", "", "0".repeat(40)];
    expect(await resolved(nameless)).toEqual(nameless.map(() => null));
    expect(await git.listRefs(id, "refs/heads/")).toEqual([{ ref: main, oid: head }]);
  });
});

describe("repositories", () => {
  it("share objects only when told to", async () => {
    const [upstream, fork] = [await freshRepository(), await freshRepository()];
    const head = await commitFiles(fork, null, { a: "1" });
    expect(await git.readCommit(upstream, head)).toBeNull();
    await git.copyObjects(fork, upstream, head);
    expect(await filesOf(upstream, head)).toEqual({ a: "1" });
  });

  it("that do not exist are a mistake of the caller's", async () => {
    const entries: readonly NewTreeEntry[] = [];
    expect(() => git.writeTree(9_999, { base: null, entries })).toThrow(RepositoryMissingError);
  });
});
