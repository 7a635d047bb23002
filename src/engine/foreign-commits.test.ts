import { describe, expect, test } from "vitest";
import { AccountId } from "../domain/ids.ts";
import type { BranchCommit } from "../ports/branch.ts";
import { foreignToAll, foreignToApp } from "./foreign-commits.ts";

const app = commit("app", "tutti[bot]", "900");
const job = commit("job", "github-actions[bot]", "41");
const otherApp = commit("other app", "helper[bot]", "77");
const sameName = commit("same name", "tutti[bot]", "78");
const person = commit("person", "Ada", "5");

function commit(id: string, name: string, account: string): BranchCommit {
  return { id, message: id, author: { name, email: "", account }, signature: "verified" };
}

function unsigned(of: BranchCommit): BranchCommit {
  return { ...of, id: `unsigned ${of.id}`, signature: "unverified" };
}

function asApp(configuration: "hands it to jobs" | "does not"): (...newestFirst: BranchCommit[]) => unknown {
  const find = foreignToApp({
    own: async () => AccountId.parse(900),
    isHandedToJobs: async () => configuration === "hands it to jobs",
  });
  return async (...newestFirst) => (await find(newestFirst))?.id ?? null;
}

describe("for the App", () => {
  const foreign = asApp("does not");

  test("its own commits are none", async () => {
    expect(await foreign()).toBeNull();
    expect(await foreign(app, app)).toBeNull();
  });

  test.each([otherApp, sameName, person, unsigned(app), unsigned(job)])("$id is one", async (stranger) => {
    expect(await foreign(stranger)).toBe(stranger.id);
    expect(await foreign(stranger, app)).toBe(stranger.id);
    expect(await foreign(job, stranger)).toBe(stranger.id);
  });

  test("what is beneath a commit of its own was read before that was made", async () => {
    expect(await foreign(app, job)).toBeNull();
    expect(await foreign(app, otherApp)).toBeNull();
  });

  test("a home that workflows began can be read and taken over", async () => {
    expect(await foreign(job, job)).toBeNull();
  });

  test("a workflow's commit on top of its own counts only where the configuration hands the home over", async () => {
    expect(await foreign(job, app)).toBe("job");
    expect(await asApp("hands it to jobs")(job, app)).toBeNull();
    expect(await asApp("hands it to jobs")(otherApp, app)).toBe("other app");
  });
});

test("for a workflow, which cannot know the App's bot, a person's and unsigned commits are", async () => {
  expect(await foreignToAll([job, app])).toBeNull();
  expect(await foreignToAll([app, person])).toBe(person);
  expect(await foreignToAll([unsigned(job)])).toEqual(unsigned(job));
});
