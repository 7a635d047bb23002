import { afterAll, beforeAll, expect, test } from "vitest";
import { type InstalledOrchestra, installOrchestra } from "../support/installed-orchestra.ts";
import { begin, ledgerOn, note, noteOf } from "../support/ledger-fixture.ts";
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

test("a ledger is opened in three queries: what there is, what its checkpoint names, who wrote it last", async () => {
  const { branch } = await create();
  const writer = ledgerOn(branch);
  const begun = await note(writer, await begin(writer), "before");
  const shards = new Map(["one", "two", "three"].map((name) => [name, { of: name }]));
  const written = await writer.writeCheckpoint({ stateVersion: 1, shards }, begun);
  if (written.outcome !== "written") throw new Error(written.outcome);
  await note(writer, written.position, "after");

  const { traffic } = orchestra.sandbox;
  const before = traffic.all.length;
  const opened = await ledgerOn(branch).open(1);

  expect(opened.outcome === "opened" && opened.events.map(noteOf)).toEqual(["after"]);
  expect(traffic.all.slice(before).map(({ path }) => path)).toEqual(Array(3).fill("/api/graphql"));
});

test("and GitHub's descriptions were kept throughout", () => {
  expect(orchestra.sandbox.violations.all).toEqual([]);
});
