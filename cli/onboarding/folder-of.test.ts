import { expect, test } from "vitest";
import { folderOf } from "./folder-of.ts";

const clone = (remotes: string) => ({
  folder: "/clone/docs",
  run: async (_program: string, [verb]: readonly string[]) => {
    return { exitCode: 0, stdout: verb === "remote" ? remotes : "/clone\n" };
  },
});
const asked = { fullName: "octo/score" };

test("from a folder of its clone, the clone's root, whatever its remotes are called", async () => {
  const remotes = "mine\tgit@github.com:me/score.git (fetch)\nup\thttps://github.com/Octo/Score (fetch)\n";
  expect(await folderOf(clone(remotes), asked)).toBe("/clone");
  expect(await folderOf(clone(""), asked)).toBe("/clone");
});

test("where there is no clone, the folder itself", async () => {
  expect(await folderOf({ folder: "/empty", run: async () => ({ exitCode: 128, stdout: "" }) }, asked)).toBe(
    "/empty",
  );
  expect(await folderOf({ folder: "/empty", run: async () => null }, asked)).toBe("/empty");
});

test("into a clone of something else nothing is written", async () => {
  const other = clone("origin\thttps://github.com/tutti-team/tutti.git (fetch)\n");
  await expect(folderOf(other, asked)).rejects.toThrow(
    "is in a clone of tutti-team/tutti, not of octo/score",
  );
});
