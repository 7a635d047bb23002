import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { createManualClock } from "../../src/adapters/in-memory/clock.ts";
import { openSqliteInbox } from "../../src/adapters/sqlite/inbox.ts";
import { temporaryDirectory } from "../../test/support/temporary-directory.ts";
import { checkInboxFile } from "./check-inbox.ts";

async function inboxWith(reasons: readonly string[]): Promise<string> {
  const file = join(await temporaryDirectory(), "inbox.sqlite");
  const inbox = await openSqliteInbox({ file, clock: createManualClock(1_000), holder: "test" });
  for (const number of reasons.keys()) {
    const id = `delivery-${number}`;
    const delivery = { id, event: "issues", action: "opened", lane: "1", entity: `i${number}` };
    await inbox.put({ ...delivery, repository: "1", receivedAt: 1_000, body: "{}" });
  }
  await inbox.close();
  const database = new DatabaseSync(file);
  const bury = database.prepare(
    "update deliveries set state = 'buried', settled_at = ?, reason = ? where id = ?",
  );
  for (const [number, reason] of reasons.entries()) bury.run(number, reason, `delivery-${number}`);
  database.close();
  return file;
}

test("none", async () => {
  expect(await checkInboxFile(await inboxWith([]))).toMatchObject({ name: "inbox", status: "good" });
});

test("they are counted, the newest are named, and no reason can move the cursor", async () => {
  const file = await inboxWith(["first", "second", "third", "it\u001b[2J failed"]);
  const finding = await checkInboxFile(file);
  expect(finding).toMatchObject({ status: "bad", fix: expect.stringContaining("/retry") });
  expect(finding.what).toContain("There are 4 dead letters; the newest: issues delivery-3: it[2J failed;");
  expect(finding.what).not.toContain("first");
});

test("a file that is not there, or none of ours, is not made into one", async () => {
  const folder = await temporaryDirectory();
  const text = join(folder, "text");
  await writeFile(text, "not a database, but long enough to be taken for one".repeat(20));
  for (const file of [join(folder, "nowhere.sqlite"), text]) {
    expect(await checkInboxFile(file)).toMatchObject({
      status: "bad",
      fix: expect.stringContaining("--inbox"),
    });
  }
  expect((await checkInboxFile(join(folder, "nowhere.sqlite"))).what).toContain("cannot be read");
});
