import { expect, test } from "vitest";
import type { Branch, BranchEntry, BranchOverview } from "../../ports/branch.ts";
import { createInMemoryBranch } from "../in-memory/branch.ts";
import { pinBranch } from "./pinned-branch.ts";

const files = {
  top: "1",
  "log/0001/a": "2",
  "log/0001/large": "3",
  "log/volumes/0000/v": "4",
  "deep/a": "5",
};

/** A branch pinned to an overview without the large text, and what was asked of it since. */
async function pinned() {
  const branch = createInMemoryBranch();
  await branch.commit({
    expectedHead: null,
    message: "files",
    additions: new Map(Object.entries(files)),
    deletions: [],
  });
  const found = await branch.overview({
    files: ["top"],
    directories: [{ path: "log", depth: 2 }],
    commits: 1,
  });
  if (found === null) throw new Error("no branch");
  const overview: BranchOverview = {
    ...found,
    files: new Map([...found.files].filter(([path]) => path !== "log/0001/large")),
  };
  const asked: string[] = [];
  const counting: Branch = {
    ...branch,
    read: (paths, at) => (asked.push(...paths), branch.read(paths, at)),
    list: (directory, at) => (asked.push(directory), branch.list(directory, at)),
    recentCommits: (count, at) => (asked.push("commits"), branch.recentCommits(count, at)),
  };
  return { branch: pinBranch(counting, overview), asked };
}

const namesOf = (entries: readonly BranchEntry[]) => entries.map(({ name }) => name);

test("what an overview holds, and what it shows not to be there, is asked of nobody", async () => {
  const { branch, asked } = await pinned();
  expect(await branch.read(["top", "log/0001/a", "log/0001/b", "log/0002/a", "log/none/deep/a"])).toEqual([
    "1",
    "2",
    null,
    null,
    null,
  ]);
  expect(namesOf(await branch.list("log"))).toEqual(["0001", "volumes"]);
  expect(await branch.list("log/0002")).toEqual([]);
  expect(await branch.recentCommits()).toHaveLength(1);
  expect(asked).toEqual([]);
});

test("what it cannot know is asked for, and nothing else", async () => {
  const { branch, asked } = await pinned();
  const paths = ["top", "log/0001/large", "log/volumes/0000/v", "deep/a", "bottom"];
  expect(await branch.read(paths)).toEqual(["1", "3", "4", "5", null]);
  expect(namesOf(await branch.list("log/volumes/0000"))).toEqual(["v"]);
  expect(asked).toEqual([...paths.slice(1), "log/volumes/0000"]);
});
