// A checkpoint that the ledger refuses for its size would never be written: shards stay small in every script of the world.
import { expect, test } from "vitest";
import { createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import { checkpoint, stateVersion } from "../../src/domain/checkpoint.ts";
import { begin, ledgerOn } from "../support/ledger-fixture.ts";
import { orchestra, stateOf, taskIn } from "../support/domain-story.ts";

/** As long as GitHub lets a title be. */
const titles = { Latin: "a", German: "ü", Chinese: "第", emoji: "🎼" };

test.each(Object.entries(titles))("titles that are all %s", async (_, character) => {
  const tasks = Array.from({ length: 600 }, (_each, index) =>
    taskIn("assigned", `task-${index}`, index + 1).map((event) =>
      event.type === "TaskOpened" ? { ...event, title: character.repeat(256 / character.length) } : event,
    ),
  );
  const shards = checkpoint(stateOf(orchestra, tasks.flat()));
  expect(shards.size).toBeGreaterThan(2);
  const ledger = ledgerOn(createInMemoryBranch());
  const outcome = await ledger.writeCheckpoint({ stateVersion, shards }, await begin(ledger));
  expect(outcome).toMatchObject({ outcome: "written" });
});
