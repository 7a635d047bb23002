import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBareRepository } from "./bare-repository.ts";
import { createLocalGit, type LocalGit } from "./create-git-storage.ts";
import { type GitEnvironment, GitStoppedError } from "./git-command.ts";
import { createObjectReader } from "./object-reader.ts";
import { createRefWriter } from "./ref-writer.ts";

let git: LocalGit;
let directory: string;
beforeAll(async () => {
  git = await createLocalGit();
  await git.storage.createRepository(1, "main");
  directory = git.storage.directory(1);
});
afterAll(() => git.storage.close());

const zero = "0".repeat(40);

async function gitThatNeverAnswers(): Promise<GitEnvironment> {
  const { home, searchPath } = git.environment;
  await writeFile(join(home, "git"), "#!/bin/sh\nexec cat > /dev/null\n", { mode: 0o755 });
  return { home, searchPath: `${home}:${searchPath}` };
}

describe("git that was stopped", () => {
  it.each(["before it was ever asked", "after it was asked"])("reads nothing any more: %s", async (when) => {
    const reader = createObjectReader(git.environment, directory);
    if (when === "after it was asked") expect(await reader.info("refs/heads/main")).toBeNull();
    await reader.close();
    await expect(reader.info("refs/heads/main")).rejects.toThrow(GitStoppedError);
    await expect(reader.read("refs/heads/main")).rejects.toThrow(GitStoppedError);
  });

  it("fails whoever waits for an answer", async () => {
    const reader = createObjectReader(await gitThatNeverAnswers(), directory);
    const answer = reader.info("refs/heads/main").then(
      () => "answered",
      (error: unknown) => error,
    );
    await reader.close();
    expect(await answer).toBeInstanceOf(GitStoppedError);
  });

  it("moves no ref any more", async () => {
    const refs = createRefWriter(git.environment, directory, async () => null);
    await refs.close();
    const update = { ref: "refs/heads/main", before: null, after: zero };
    await expect(refs.update(update)).rejects.toThrow(GitStoppedError);
  });

  it("leaves no folder behind, whatever was being written", async () => {
    const { storage } = await createLocalGit();
    await storage.createRepository(1, "main");
    const root = storage.directory(1);
    const written = Array.from({ length: 500 }, (_, index) =>
      storage.writeBlob(1, Buffer.from(`desk ${index}`)),
    );
    const outcomes = Promise.allSettled(written);
    await storage.close();
    for (const outcome of await outcomes) expect(outcome.status).toBe("fulfilled");
    expect(existsSync(root)).toBe(false);
  });

  it("writes nothing any more", async () => {
    const { storage } = await createLocalGit();
    await storage.createRepository(1, "main");
    const repository = openBareRepository(git.environment, storage.directory(1));
    await repository.close();
    await expect(repository.writeBlob(Buffer.from("a desk"))).rejects.toThrow(GitStoppedError);
    await expect(repository.git(["gc"])).rejects.toThrow(GitStoppedError);
    await storage.close();
  });
});
