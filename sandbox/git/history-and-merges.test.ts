import { describe, expect, it } from "vitest";
import type { Oid } from "../state/git-storage.ts";
import { commitFiles, filesOf, freshRepository, git, merging, useGit } from "./git-storage.fixture.ts";

useGit();

describe("history", () => {
  it("lists newest first, without what is excluded, by path, up to a limit", async () => {
    const id = await freshRepository();
    const one = await commitFiles(id, null, { a: "1" });
    const two = await commitFiles(id, one, { b: "1" });
    const three = await commitFiles(id, two, { a: "2" });
    const listed = async (range: object): Promise<readonly Oid[]> =>
      (await git.listCommits(id, { from: three, ...range })).map(({ oid }) => oid);
    expect(await listed({})).toEqual([three, two, one]);
    expect(await listed({ excluding: [one] })).toEqual([three, two]);
    expect(await listed({ path: "a" })).toEqual([three, one]);
    expect(await listed({ limit: 1 })).toEqual([three]);
  });

  it("knows what two branches share and how far they are apart", async () => {
    const id = await freshRepository();
    const base = await commitFiles(id, null, { a: "1" });
    const left = await commitFiles(id, base, { b: "1" });
    const right = await commitFiles(id, await commitFiles(id, base, { c: "1" }), { c: "2" });
    const stranger = await commitFiles(id, null, { d: "1" });
    expect(await git.mergeBase(id, left, right)).toBe(base);
    expect(await git.mergeBase(id, left, stranger)).toBeNull();
    expect(await git.aheadBehind(id, left, right)).toEqual({ ahead: 2, behind: 1 });
    expect(await git.isAncestor(id, base, right)).toBe(true);
    expect(await git.isAncestor(id, left, right)).toBe(false);
  });
});

describe("the three-dot diff", () => {
  it("shows each file once: added, removed, modified, renamed, binary, mode", async () => {
    const id = await freshRepository();
    const long = Array.from({ length: 20 }, (_, n) => `line ${n}\n`).join("");
    const files = { "old.txt": long, gone: "x\n", text: "1\n", binary: "\0\u0001" };
    const base = await commitFiles(id, null, files);
    const head = await commitFiles(id, base, {
      "old.txt": null,
      "ñew.txt": `${long}more\n`,
      gone: null,
      text: "diff --git a/x b/x\n",
      binary: "\0\u0002",
      added: "n",
    });
    const elsewhere = await commitFiles(id, base, { unrelated: "1\n" });
    const { files: shown, mergeBase } = await git.threeDotDiff(id, elsewhere, head);
    expect(mergeBase).toBe(base);
    expect(
      shown.map(({ path, status, additions, deletions }) => [path, status, additions, deletions]),
    ).toEqual([
      ["added", "added", 1, 0],
      ["binary", "modified", 0, 0],
      ["gone", "removed", 0, 1],
      ["text", "modified", 1, 1],
      ["ñew.txt", "renamed", 1, 0],
    ]);
    const by = new Map(shown.map((file) => [file.path, file]));
    expect(by.get("text")?.patch).toBe("@@ -1 +1 @@\n-1\n+diff --git a/x b/x");
    expect(by.get("added")?.patch).toBe("@@ -0,0 +1 @@\n+n\n\\ No newline at end of file");
    expect(by.get("binary")?.patch).toBeNull();
    expect(by.get("ñew.txt")?.previousPath).toBe("old.txt");
    expect(String(await git.readBlob(id, by.get("gone")?.blobOid ?? ""))).toBe("x\n");
  });

  it("has the same patch id for the same change on another base, another for another change, none for none", async () => {
    const id = await freshRepository();
    const base = await commitFiles(id, null, { a: "1\n", b: "1\n" });
    const moved = await commitFiles(id, base, { b: "2\n" });
    const patchId = async (from: Oid, files: Record<string, string>): Promise<string | null> =>
      (await git.threeDotDiff(id, from, await commitFiles(id, from, files))).patchId;
    const first = await patchId(base, { a: "2\n" });
    expect(first).toMatch(/^[0-9a-f]{40}$/);
    expect(await patchId(moved, { a: "2\n" })).toBe(first);
    expect(await patchId(base, { a: "3\n" })).not.toBe(first);
    expect(await patchId(base, {})).toBeNull();
  });
});

describe("merging", () => {
  async function diverged(): Promise<{ readonly id: number; readonly base: Oid; readonly head: Oid }> {
    const id = await freshRepository();
    const root = await commitFiles(id, null, { a: "1\n", b: "1\n" });
    const head = await commitFiles(
      id,
      await commitFiles(id, root, { c: "1\n" }, "first"),
      { c: "2\n" },
      "second",
    );
    return { id, base: await commitFiles(id, root, { a: "2\n" }), head };
  }

  it.each(["merge", "squash", "rebase"] as const)("by %s brings both sides together", async (method) => {
    const { id, base, head } = await diverged();
    const merged = await git.merge(id, { ...merging, method, base, head });
    const oid = merged.kind === "merged" ? merged.oid : "";
    expect(await filesOf(id, oid)).toEqual({ a: "2\n", b: "1\n", c: "2\n" });
    const commits = await git.listCommits(id, { from: oid, excluding: [base, head] });
    const expected = { merge: [[base, head]], squash: [[base]], rebase: [[commits[1]?.oid], [base]] };
    expect(commits.map(({ parents }) => parents)).toEqual(expected[method]);
    if (method === "rebase") expect(commits.map(({ message }) => message)).toEqual(["second", "first"]);
  });

  it.each(["merge", "squash", "rebase"] as const)(
    "by %s names the paths in conflict and moves nothing",
    async (method) => {
      const { id, base, head } = await diverged();
      const rival = await commitFiles(id, base, { c: "rival\n" });
      expect(await git.merge(id, { ...merging, method, base: rival, head })).toEqual({
        kind: "conflict",
        paths: ["c"],
      });
    },
  );

  it("by rebase leaves out what the base has already", async () => {
    const { id, base, head } = await diverged();
    const [, first] = await git.listCommits(id, { from: head });
    const picked = await git.merge(id, { ...merging, method: "rebase", base, head: first?.oid ?? "" });
    const onto = picked.kind === "merged" ? picked.oid : "";
    const merged = await git.merge(id, { ...merging, method: "rebase", base: onto, head });
    const commits = await git.listCommits(id, {
      from: merged.kind === "merged" ? merged.oid : "",
      excluding: [onto],
    });
    expect(commits.map(({ message }) => message)).toEqual(["second"]);
  });
});
