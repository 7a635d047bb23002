import { describe, expect, it } from "vitest";
import { pathsOf } from "./diff-format.ts";
import { commitFiles, freshRepository, git, useGit } from "./git-storage.fixture.ts";

useGit();

type Files = Record<string, string | null>;

const before: Files = { "a/one": "1\n", "a/b/two": "2\n", "c.txt": "3\n", "d/e": "4\n" };
const changes: readonly (readonly [name: string, files: Files])[] = [
  ["nothing", {}],
  ["a new file in a new folder", { "x/y/z": "new\n" }],
  ["two files changed at different depths", { "a/b/two": "two\n", "c.txt": "three\n" }],
  ["a folder removed", { "a/one": null, "a/b/two": null }],
  ["a file in the place of a folder", { "d/e": null, d: "a file\n" }],
  ["a folder in the place of a file", { "c.txt": null, "c.txt/inside": "5\n" }],
  ["a file moved", { "c.txt": null, "moved.txt": "3\n" }],
  ["names that sort by their folder's line", { "a.txt": "6\n", "a-b": "7\n", "a/zero": "8\n" }],
];

describe("changed paths are those of git's own diff", () => {
  it.each(changes)("%s", async (_name, files) => {
    const id = await freshRepository();
    const from = await commitFiles(id, null, before);
    const to = await commitFiles(id, from, files);
    const { added, removed, modified } = pathsOf((await git.threeDotDiff(id, from, to)).files);
    expect(await git.changedPaths(id, from, to)).toEqual({ added, removed, modified });
  });
});
