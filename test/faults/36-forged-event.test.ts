// A person with write access, or another App for which GitHub signs, commits an event to the ledger's branch that says
// "approved": the branch no longer counts, and the gate closes and says so.
import { expect, onTestFinished, test } from "vitest";
import { markVerified } from "../../sandbox/operations/write-files.ts";
import { headKey } from "../../sandbox/state/github-state.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { setStage } from "../support/stage.ts";

const person = { name: "viola-dev", email: "viola@example.com" };
/** A bot's name is its App's, and another host or another owner may have one of the same name: its number is its own. */
const otherApp = { name: "tutti[bot]", email: "777+tutti[bot]@users.noreply.github.com" };

test.each([
  { who: "a person", when: "in the same process", author: person },
  { who: "a person", when: "after a restart", author: person },
  { who: "another App", when: "in the same process", author: otherApp },
])("an approval forged by $who, found $when", async ({ who, when, author }) => {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  const { github, state } = stage.sandbox;
  const { repositoryId } = stage.seeded;
  people.open("conductor", "Search", "Search", ["kind/instruction", "tier/1", "domain/strings"]);
  people.say("viola-lead", 1, "/assign @viola-dev");
  await stage.settle();
  await people.push("viola-dev", "tutti/1-search", { "strings/viola.md": "Search\n" });
  await people.propose("viola-dev", "tutti/1-search", "Closes #1");
  await stage.settle();

  const { segment, seq } = (await stage.home()).position;
  const name = `log/0000/${String(segment + 1).padStart(9, "0")}.jsonl`;
  const forged = { v: 1, seq: seq + 1, type: "GateOverridden", at: "2026-03-02T09:00:00Z", by: "conductor" };
  const parent = await github.git.resolveRef(repositoryId, "refs/heads/tutti-ledger");
  const signature = { ...author, date: stage.sandbox.clock.timestamp() };
  const oid = await github.git.writeChanges(repositoryId, {
    parent,
    additions: [{ path: name, content: Buffer.from(`${JSON.stringify(forged)}\n`) }],
    deletions: [],
    author: signature,
    committer: signature,
    message: "Nothing to see here",
  });
  if (who === "another App") markVerified(github, repositoryId, oid);
  await github.git.updateRef(repositoryId, { ref: "refs/heads/tutti-ledger", before: parent, after: oid });

  if (when === "after a restart") await stage.crash();
  people.review("cello-dev", 2, "APPROVE");
  await stage.settle();
  const gate = state.checkRuns
    .by("head", headKey(repositoryId, people.head(2)))
    .findLast(({ name: check }) => check === gateCheckName);
  expect(gate?.conclusion ?? "waiting").not.toBe("success");
  expect(`${gate?.output.title} ${gate?.output.summary}`).toMatch(/ledger/i);
  expect(gate?.output.summary).toContain(author.name.replace("[bot]", ""));
});
