// A checkpoint of this very version whose bytes are as they were written, and which is no state: a defect of whoever wrote it.
import { expect, test } from "vitest";
import { stateVersion } from "../../../src/domain/checkpoint.ts";
import { readState } from "../../../src/usecases/read-state.ts";
import { fakeTeam } from "../../support/fake-home.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";

test("is passed over by who writes and by who reads, and told", async () => {
  const team = fakeTeam();
  const before = await team.open();
  await processHints(before, [team.people.opensIssue("grace-g", 1)]);
  const task = before.state.taskAt(team.services.repository.id, 1);
  expect(task).toBeDefined();
  const shards = new Map([["frame", { at: "yesterday" }]]);
  const written = await team.services.ledger.writeCheckpoint({ stateVersion, shards }, before.position);
  if (written.outcome !== "written") throw new Error(written.outcome);

  const home = await team.open({ ledger: team.otherLedger() });
  expect(home.state.taskAt(team.services.repository.id, 1)).toEqual(task);
  const damage = { problem: { code: "broken-checkpoint", what: expect.stringContaining("no state") } };
  expect(team.log).toContainEqual({
    level: "error",
    message: "the ledger is damaged",
    fields: expect.objectContaining({ problem: expect.objectContaining(damage.problem) }),
  });
  const read = await readState(team.otherLedger());
  expect(read).toMatchObject({ outcome: "read", problems: [damage.problem] });
  expect(read.outcome === "read" && read.state.taskAt(team.services.repository.id, 1)).toEqual(task);
});
