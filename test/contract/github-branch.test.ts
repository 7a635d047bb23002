import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Branch } from "../../src/ports/branch.ts";
import { type InstalledOrchestra, installOrchestra } from "../support/installed-orchestra.ts";
import { begin, ledgerOn, note, noted, noteOf } from "../support/ledger-fixture.ts";
import { type BranchUnderTest, describeBranchContract } from "./branch.contract.ts";
import { describeLedgerContract } from "./ledger.contract.ts";

let orchestra: InstalledOrchestra;
let branches = 0;

beforeAll(async () => {
  orchestra = await installOrchestra();
});

afterAll(() => orchestra.stop());

/** A branch of its own in the one repository. */
async function create(): Promise<BranchUnderTest> {
  const { forges, installation, repository, sandbox, seeded } = orchestra;
  const { owner, name } = repository;
  const branch = `ledger-${(branches += 1)}`;
  const ref = `refs/heads/${branch}`;
  return {
    branch: forges.branch(installation, { owner, name, branch }),
    async force(after) {
      const before = await sandbox.github.git.resolveRef(seeded.repositoryId, ref);
      await sandbox.github.git.updateRef(seeded.repositoryId, { ref, before, after });
    },
  };
}

describeBranchContract("GitHub's API", create);
describeLedgerContract("GitHub's API", create);

test("commits are our bot's, and verified", async () => {
  const { branch } = await create();
  const additions = new Map([["a", "1"]]);
  const first = await branch.commit({ expectedHead: null, message: "first", additions, deletions: [] });
  if (first.outcome !== "committed") throw new Error(first.outcome);
  await branch.commit({
    expectedHead: first.head,
    message: "second\n\nTrailer: x",
    additions,
    deletions: [],
  });
  const account = String(orchestra.app.botId);
  expect(await branch.recentCommits(2)).toMatchObject([
    { message: "second\n\nTrailer: x", author: { account }, signature: "verified" },
    { message: "first", author: { account }, signature: "verified" },
  ]);
});

describe("a ledger is opened in one query", () => {
  /** What a new process reads, and the requests that it takes. */
  async function openCounted(branch: Branch) {
    const { traffic } = orchestra.sandbox;
    const before = traffic.all.length;
    const opened = await ledgerOn(branch).open(1);
    if (opened.outcome !== "opened") throw new Error(opened.outcome);
    return { opened, requests: traffic.all.slice(before).map(({ path }) => path) };
  }

  const shards = new Map(["one", "two", "three"].map((name) => [name, { of: name }]));

  test("when it has a checkpoint, and events after it", async () => {
    const { branch } = await create();
    const writer = ledgerOn(branch);
    const begun = await note(writer, await begin(writer), "before");
    const written = await writer.writeCheckpoint({ stateVersion: 1, shards }, begun);
    if (written.outcome !== "written") throw new Error(written.outcome);
    await note(writer, written.position, "after");

    const { opened, requests } = await openCounted(branch);
    expect(requests).toEqual(["/api/graphql"]);
    expect(opened.events.map(noteOf)).toEqual(["after"]);
    expect(new Map(opened.checkpoint?.shards)).toEqual(shards);
  });

  test("when it is young", async () => {
    const { branch } = await create();
    const writer = ledgerOn(branch);
    await note(writer, await begin(writer), "young");
    const { opened, requests } = await openCounted(branch);
    expect(requests).toEqual(["/api/graphql"]);
    expect(opened.events.map(noteOf)).toContain("young");
  });

  test("when most of it is in volumes", async () => {
    const { branch } = await create();
    const writer = ledgerOn(branch);
    let position = await begin(writer);
    for (const letter of "abcdefgh") position = await note(writer, position, letter.repeat(90_000));
    const written = await writer.writeCheckpoint({ stateVersion: 1, shards }, position);
    if (written.outcome !== "written") throw new Error(written.outcome);
    await note(writer, written.position, "after");
    expect((await branch.list("log/volumes/0000")).length).toBeGreaterThan(0);

    const { opened, requests } = await openCounted(branch);
    expect(requests).toEqual(["/api/graphql"]);
    expect(opened.events.map(noteOf)).toEqual(["after"]);
  });
});

test("a conflict is read to its end in one query", async () => {
  const { branch } = await create();
  const position = await begin(ledgerOn(branch));
  await note(ledgerOn(branch), position, "theirs");
  const { traffic } = orchestra.sandbox;
  const before = traffic.all.length;
  const outcome = await ledgerOn(branch).append({ subject: "mine", drafts: [noted("mine")] }, position);
  expect(outcome.outcome === "conflict" && outcome.events.map(noteOf)).toEqual(["theirs"]);
  expect(traffic.all.slice(before).map(({ rootFields }) => rootFields)).toEqual([
    ["createCommitOnBranch"],
    ["repository"],
  ]);
});

test("and GitHub's descriptions were kept throughout", () => {
  expect(orchestra.sandbox.violations.all).toEqual([]);
});
