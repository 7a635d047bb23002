import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createAdaptorServer } from "@hono/node-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLocalGit, type LocalGit } from "../../../sandbox/git/create-git-storage.ts";
import type { Admission, GitHost, Push, PushAnswer } from "../../../sandbox/git/git-host.ts";
import { createPushDesk, type PushDesk } from "../../../sandbox/git/push-desk.ts";
import { createGitRoutes } from "../../../sandbox/git/smart-http.ts";

const run = promisify(execFile);
const repositoryId = 7;
const main = "refs/heads/main";
const viola = { name: "Viola", email: "viola@example.org", date: "2026-03-02T08:00:00Z" };

let git: LocalGit;
let desk: PushDesk;
let server: ReturnType<typeof createAdaptorServer>;
let url: string;
let work: string;
let refused: ReadonlyMap<string, string>;
let pushes: Push[];

/** Viola may read and write, Cello may read, nobody else sees anything. */
const host: GitHost = {
  admit: ({ owner, name, authorization, access }): Promise<Admission> => {
    const login = Buffer.from(authorization?.replace("Basic ", "") ?? "", "base64")
      .toString()
      .split(":")[0];
    if (login !== "viola" && login !== "cello") return Promise.resolve({ kind: "unauthorized" });
    if (`${owner}/${name}` === "orchestra/old")
      return Promise.resolve({ kind: "moved", path: "/orchestra/score" });
    if (`${owner}/${name}` !== "orchestra/score") return Promise.resolve({ kind: "not-found" });
    if (access === "write" && login !== "viola") {
      return Promise.resolve({
        kind: "forbidden",
        message: "Permission to orchestra/score.git denied to cello.",
      });
    }
    return Promise.resolve({ kind: "admitted", repositoryId, receive });
  },
};

async function receive(push: Push): Promise<PushAnswer> {
  pushes.push(push);
  const verdicts = push.updates.map(({ ref }) => ({ ref, refusal: refused.get(ref) ?? null }));
  for (const update of push.updates) {
    if (!refused.has(update.ref)) await git.storage.updateRef(repositoryId, update);
  }
  const remarks = refused.size === 0 ? [] : [`error: GH013: Repository rule violations found for ${main}.`];
  return { verdicts, remarks };
}

beforeAll(async () => {
  git = await createLocalGit();
  desk = await createPushDesk(git.hooksDirectory);
  await git.storage.createRepository(repositoryId, "main");
  server = createAdaptorServer({ fetch: createGitRoutes(git, desk, host).fetch });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${portOf(server.address())}`;
});

afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await desk.close();
  await git.storage.close();
});

beforeEach(async () => {
  pushes = [];
  refused = new Map();
  await seed();
  work = await mkdtemp(join(tmpdir(), "sandbox-work-"));
  return () => rm(work, { recursive: true, force: true });
});

function portOf(address: string | AddressInfo | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function seed(): Promise<void> {
  for (const { ref, oid } of await git.storage.listRefs(repositoryId, "refs/")) {
    await git.storage.updateRef(repositoryId, { ref, before: oid, after: null });
  }
  const first = await git.storage.writeChanges(repositoryId, {
    parent: null,
    additions: [{ path: "README.md", content: Buffer.from("hello\n") }],
    deletions: [],
    author: viola,
    committer: viola,
    message: "Start",
  });
  await git.storage.updateRef(repositoryId, { ref: main, before: null, after: first });
}

function shell(
  command: string,
  directory = join(work, "clone"),
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const quiet = {
    PATH: "/usr/local/bin:/usr/bin:/bin",
    HOME: work,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
  };
  const identity = {
    GIT_AUTHOR_NAME: "V",
    GIT_AUTHOR_EMAIL: "v@x",
    GIT_COMMITTER_NAME: "V",
    GIT_COMMITTER_EMAIL: "v@x",
  };
  return run("sh", ["-c", command], { cwd: directory, env: { ...quiet, ...identity } });
}

function remote(login: string, name = "score.git"): string {
  return `${url.replace("//", `//${login}:token@`)}/orchestra/${name}`;
}

async function clone(login = "viola", options = ""): Promise<void> {
  await shell(`git clone -q ${options} ${remote(login)} clone`, work);
}

describe("a clone", () => {
  it.each(["", "-c protocol.version=0", "--depth 1", "--filter=blob:none"])(
    "with %j brings the files",
    async (options) => {
      await clone("cello", options);
      expect(await readFile(join(work, "clone", "README.md"), "utf8")).toBe("hello\n");
    },
  );

  it("works without `.git`, and follows a rename", async () => {
    await shell(
      `git clone -q ${remote("cello", "score")} a && git clone -q ${remote("cello", "old.git")} b`,
      work,
    );
    expect(await readFile(join(work, "b", "README.md"), "utf8")).toBe("hello\n");
  });

  it("is refused without credentials, and of a repository that is not there", async () => {
    await expect(shell(`git clone ${url}/orchestra/score.git x`, work)).rejects.toThrow(
      /could not read Username/,
    );
    await expect(shell(`git clone ${remote("nobody")} x`, work)).rejects.toThrow(/Authentication failed/);
    await expect(shell(`git clone ${remote("viola", "none.git")} x`, work)).rejects.toThrow(
      /repository .* not found/,
    );
  });

  it("is not to be had over the dumb protocol", async () => {
    expect((await fetch(`${url}/orchestra/score.git/info/refs`)).status).toBe(403);
    expect((await fetch(`${url}/orchestra/score.git/HEAD`)).status).toBe(404);
  });
});

describe("a push", () => {
  it("moves refs, and says from where to where", async () => {
    await clone();
    await shell(
      "echo more >> README.md && git commit -qam More && git push -q origin main HEAD:refs/heads/tutti/1-x && git tag v1 && git push -q origin v1",
    );
    const head = (await shell("git rev-parse HEAD")).stdout.trim();
    const before = (await shell("git rev-parse HEAD^")).stdout.trim();
    expect(pushes.map(({ updates }) => updates)).toEqual([
      [
        { ref: main, before, after: head },
        { ref: "refs/heads/tutti/1-x", before: null, after: head },
      ],
      [{ ref: "refs/tags/v1", before: null, after: head }],
    ]);
    expect(await git.storage.readCommit(repositoryId, head)).toMatchObject({
      message: "More\n",
      parents: [before],
    });
    expect(await git.storage.resolveRef(repositoryId, main)).toBe(head);
  });

  it("may force and delete, when the host lets it", async () => {
    await clone();
    await shell(
      "git commit -q --amend -m Other && git push -qf origin main HEAD:refs/heads/x && git push -q origin :x",
    );
    expect(await git.storage.resolveRef(repositoryId, main)).toBe(
      (await shell("git rev-parse HEAD")).stdout.trim(),
    );
    expect(await git.storage.resolveRef(repositoryId, "refs/heads/x")).toBeNull();
  });

  it("of more than a megabyte arrives whole, however git sends it", async () => {
    await clone();
    const noise = Buffer.from(Array.from({ length: 3_000_000 }, (_, n) => (n * 2_654_435_761) >>> 13));
    await writeFile(join(work, "clone", "noise"), noise);
    await shell("git add noise && git commit -qm Noise && git push -q origin main");
    const entry = await git.storage.readEntry(
      repositoryId,
      (await git.storage.resolveRef(repositoryId, main)) ?? "",
      "noise",
    );
    expect((await git.storage.readBlob(repositoryId, entry?.oid ?? ""))?.equals(noise)).toBe(true);
  });

  it("is refused ref by ref, with the host's own words", async () => {
    refused = new Map([[main, "push declined due to repository rule violations"]]);
    await clone();
    const before = await git.storage.resolveRef(repositoryId, main);
    const failure = shell("git commit -q --allow-empty -m x && git push origin main HEAD:refs/heads/free");
    await expect(failure).rejects.toThrow(
      /remote: error: GH013: Repository rule violations found for refs\/heads\/main\./,
    );
    await expect(failure).rejects.toThrow(
      /! \[remote rejected\] main -> main \(push declined due to repository rule violations\)/,
    );
    expect(await git.storage.resolveRef(repositoryId, main)).toBe(before);
    expect(await git.storage.resolveRef(repositoryId, "refs/heads/free")).toBe(
      (await shell("git rev-parse HEAD")).stdout.trim(),
    );
  });

  it("never reaches the host with a ref of a pull request; the other refs do", async () => {
    await clone();
    const push = shell("git commit -q --allow-empty -m x && git push origin main HEAD:refs/pull/1/head");
    await expect(push).rejects.toThrow(
      /! \[remote rejected\] HEAD -> refs\/pull\/1\/head \(deny updating a hidden ref\)/,
    );
    expect(pushes.map(({ updates }) => updates.map(({ ref }) => ref))).toEqual([[main]]);
    const together = shell("git push --atomic origin HEAD:refs/heads/a HEAD:refs/pull/1/head");
    await expect(together).rejects.toThrow(/atomic push failed/);
    expect(pushes).toHaveLength(1);
  });

  it("tells the host when it is all or nothing", async () => {
    await clone();
    await shell("git commit -q --allow-empty -m x && git push -q --atomic origin main HEAD:refs/heads/other");
    expect(pushes.map(({ atomic }) => atomic)).toEqual([true]);
  });

  it("is forbidden to who may only read", async () => {
    await clone("cello");
    await expect(shell("git commit -q --allow-empty -m x && git push origin main")).rejects.toThrow(/403/);
    expect(pushes).toEqual([]);
  });

  it("is seen by the API's reads at once", async () => {
    await clone();
    for (const text of ["1", "2", "3"]) {
      await shell(`echo ${text} > n && git add n && git commit -qm ${text} && git push -q origin main`);
      const head = await git.storage.resolveRef(repositoryId, main);
      const entry = await git.storage.readEntry(repositoryId, head ?? "", "n");
      expect(String(await git.storage.readBlob(repositoryId, entry?.oid ?? ""))).toBe(`${text}\n`);
    }
  });
});
