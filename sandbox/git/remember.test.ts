import { expect, test } from "vitest";
import type { GitCommit, Oid } from "../state/git-storage.ts";
import { newAnswers, remembering } from "./remember.ts";

const person = { name: "Viola", email: "viola@example.org", date: "2026-01-05T09:00:00Z" };
const oid = (digit: string): Oid => digit.repeat(40);

function repositoryWith(directory: string, ...oids: readonly Oid[]) {
  const commit: Omit<GitCommit, "oid"> = {
    treeOid: oid("0"),
    parents: [],
    author: person,
    committer: person,
    message: "",
    coAuthors: [],
  };
  return {
    directory,
    readCommit: async (name: Oid) => {
      const found = oids.find((one) => one.startsWith(name));
      return found === undefined ? null : { ...commit, oid: found };
    },
  };
}

test("another repository with the same commits is not asked again", async () => {
  const answers = newAnswers<number>(9);
  const here = remembering(answers);
  const there = remembering(answers);
  const commits = [oid("1"), oid("2")];
  expect(await here(repositoryWith("a", ...commits), { commits }, async () => 1)).toBe(1);
  expect(await there(repositoryWith("b", ...commits), { commits }, async () => 2)).toBe(1);
});

test("another question is another answer", async () => {
  const remember = remembering(newAnswers<string>(9));
  const repository = repositoryWith("a", oid("1"), oid("2"));
  const ask = (answer: string, commits: readonly Oid[], detail: string) =>
    remember(repository, { commits, detail }, async () => answer);
  expect(await ask("one", [oid("1")], "")).toBe("one");
  expect(await ask("two", [oid("2")], "")).toBe("two");
  expect(await ask("three", [oid("1")], "path")).toBe("three");
  expect(await ask("four", [oid("1"), oid("2")], "")).toBe("four");
});

test("a repository that lacks a commit gets git's own answer, and so does a short name", async () => {
  const remember = remembering(newAnswers<number>(9));
  const commits = [oid("1")];
  await remember(repositoryWith("a", oid("1")), { commits }, async () => 1);
  expect(await remember(repositoryWith("b"), { commits }, async () => 2)).toBe(2);
  const short = { commits: ["1111111"] };
  expect(await remember(repositoryWith("a", oid("1")), short, async () => 3)).toBe(3);
  expect(await remember(repositoryWith("a", oid("1")), short, async () => 4)).toBe(4);
});

test("several who ask at once share the question, and what fails is asked again", async () => {
  const remember = remembering(newAnswers<number>(9));
  const repository = repositoryWith("a", oid("1"));
  const question = { commits: [oid("1")] };
  let asked = 0;
  const fail = async (): Promise<number> => {
    asked += 1;
    throw new Error("git is gone");
  };
  const both = [remember(repository, question, fail), remember(repository, question, fail)];
  const outcomes = await Promise.allSettled(both);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(asked).toBe(1);
  expect(await remember(repository, question, async () => 7)).toBe(7);
});
