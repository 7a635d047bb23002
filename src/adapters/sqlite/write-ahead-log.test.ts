import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

import { InboxUnavailable } from "../../ports/inbox.ts";
import type { Delivery, Inbox } from "../../ports/inbox.ts";
import { systemClock } from "../system/clock.ts";
import { openSqliteInbox } from "./inbox.ts";
import { openWriteAheadLog } from "./write-ahead-log.ts";
import type { WriteAheadLog } from "./write-ahead-log.ts";

let directory: string;
let open: Inbox[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tutti-log-"));
  open = [];
});

afterEach(async () => {
  for (const inbox of open) await inbox.close();
  await rm(directory, { recursive: true });
});

async function inboxWith(log: WriteAheadLog): Promise<Inbox> {
  const file = join(directory, "inbox.sqlite");
  const inbox = await openSqliteInbox({
    file,
    clock: systemClock,
    holder: "test",
    openLog: async () => log,
  });
  open.push(inbox);
  return inbox;
}

function delivery(id: string): Delivery {
  return {
    id,
    event: "issues",
    action: null,
    lane: "1",
    entity: "1",
    repository: null,
    receivedAt: 0,
    body: "{}",
  };
}

it("a delivery is not acknowledged before the log is flushed, and those that come meanwhile share the next flush", async () => {
  const flushes: PromiseWithResolvers<void>[] = [];
  const asked = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const inbox = await inboxWith({
    flush: () => {
      const flush = Promise.withResolvers<void>();
      asked[flushes.length]?.resolve();
      flushes.push(flush);
      return flush.promise;
    },
    close: async () => {},
  });
  const answered: string[] = [];
  const put = async (id: string) => {
    await inbox.put(delivery(id));
    answered.push(id);
  };

  const first = put("first");
  await asked[0]?.promise;
  const others = [put("second"), put("third")];
  expect(answered).toEqual([]);
  flushes[0]?.resolve();
  await first;
  await asked[1]?.promise;
  expect(answered).toEqual(["first"]);
  flushes[1]?.resolve();
  await Promise.all(others);
  expect(flushes).toHaveLength(2);
});

it("a delivery that the disk did not take is not acknowledged", async () => {
  const inbox = await inboxWith({
    flush: () => Promise.reject(new InboxUnavailable("the disk is gone")),
    close: async () => {},
  });
  await expect(inbox.put(delivery("lost"))).rejects.toBeInstanceOf(InboxUnavailable);
});

it("a log that cannot be opened or flushed makes the inbox unavailable", async () => {
  const nowhere = join(directory, "nowhere.sqlite");
  await expect(openWriteAheadLog(nowhere)).rejects.toBeInstanceOf(InboxUnavailable);

  const file = join(directory, "inbox.sqlite");
  open.push(await openSqliteInbox({ file, clock: systemClock, holder: "test" }));
  const log = await openWriteAheadLog(file);
  await log.flush();
  await log.close();
  await expect(log.flush()).rejects.toBeInstanceOf(InboxUnavailable);
});
