import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { commitFiles, freshRepository, git, main, useGit } from "./git-storage.fixture.ts";

const run = promisify(execFile);
useGit();

/** What git itself lists. */
async function listedByGit(id: number): Promise<readonly object[]> {
  const format = "--format=%(objectname) %(refname)";
  const { stdout } = await run("git", ["for-each-ref", format], { cwd: git.directory(id) });
  const lines = stdout.split("\n").filter((line) => line !== "");
  return lines.map((line) => ({ oid: line.slice(0, 40), ref: line.slice(41) }));
}

it("refs are read as git lists them: loose, packed, packed and moved since, and gone", async () => {
  const id = await freshRepository();
  const one = await commitFiles(id, null, { a: "1" });
  const two = await commitFiles(id, one, { a: "2" });
  const names = [main, "refs/heads/a.b", "refs/heads/a/b", "refs/heads/é", "refs/heads/😀", "refs/tags/v1"];
  for (const ref of names) await git.updateRef(id, { ref, before: null, after: one });
  expect(await git.listRefs(id, "refs/")).toEqual(await listedByGit(id));

  await run("git", ["pack-refs", "--all"], { cwd: git.directory(id) });
  await git.updateRef(id, { ref: main, before: one, after: two });
  await git.updateRef(id, { ref: "refs/tags/v1", before: one, after: null });

  expect(await git.listRefs(id, "refs/")).toEqual(await listedByGit(id));
  expect(await git.resolveRef(id, main)).toBe(two);
  expect(await git.resolveRef(id, "refs/heads/é")).toBe(one);
  expect(await git.resolveRef(id, "refs/tags/v1")).toBeNull();
});

it("a folder of refs, the file that git locks a ref with, and a name below a ref are no refs", async () => {
  const id = await freshRepository();
  const head = await commitFiles(id, null, { a: "1" });
  await git.updateRef(id, { ref: "refs/heads/a/b", before: null, after: head });
  await mkdir(join(git.directory(id), "refs/heads/empty"));
  await run("cp", ["refs/heads/a/b", "refs/heads/a/c.lock"], { cwd: git.directory(id) });

  expect(await git.resolveRef(id, "refs/heads/a")).toBeNull();
  expect(await git.resolveRef(id, "refs/heads/a/b/c")).toBeNull();
  expect((await git.listRefs(id, "refs/")).map(({ ref }) => ref)).toEqual(["refs/heads/a/b"]);
});
