import { expect, test } from "vitest";
import { webhookPayload } from "../../../../test/support/webhook-payload.ts";
import { Timestamp } from "../../../domain/timestamp.ts";
import { translatePush } from "./push.ts";

const now = Timestamp.parse("2026-03-01T10:00:00.000Z");
const after = "b".repeat(40);
const pushedAt = Date.parse("2026-02-01T09:00:00Z") / 1_000;
const repository = { default_branch: "main", pushed_at: pushedAt };
const author = { name: "x", email: "x@github.test", date: "2026-02-01T09:00:00Z" };
const commit = {
  id: after,
  tree_id: after,
  distinct: true,
  message: "x",
  timestamp: "2026-02-01T09:00:00Z",
  url: "https://github.test/x",
  author,
  committer: author,
};
const changing = (modified: readonly string[]) => ({ ...commit, added: [], removed: [], modified });

function push(changes: Readonly<Record<string, unknown>>) {
  return translatePush(
    webhookPayload("push", { after, repository, ref: "refs/heads/main", ...changes }),
    now,
  );
}

test("a push names branch, head and pusher, at GitHub's time", () => {
  const sender = Object(webhookPayload("issues-opened")["sender"]);
  expect(push({ ref: "refs/heads/tutti/7-a-b", sender: { ...sender, id: 42 } })).toMatchObject({
    hints: [
      {
        kind: "branch-pushed",
        at: "2026-02-01T09:00:00.000Z",
        branch: "tutti/7-a-b",
        head: after,
        pusher: { id: 42 },
        isDefault: false,
      },
    ],
  });
});

test.each([
  ["listed", { commits: [changing(["a", ".github/tutti.yml"])] }, true],
  ["not listed", { commits: [changing(["a"])] }, false],
  ["not listed in a forced push", { commits: [changing(["a"])], forced: true }, null],
  ["not listed for a new branch", { commits: [], created: true }, null],
  ["cut off", { commits: Array.from({ length: 2_048 }, () => changing(["a"])) }, null],
])("the configuration %s", (_name, changes, expected) => {
  expect(push(changes)).toMatchObject({ hints: [{ isDefault: true, changesConfiguration: expected }] });
});

test.each([
  ["a tag", { ref: "refs/tags/v1" }],
  ["a deleted branch", { deleted: true, after: "0".repeat(40) }],
])("%s is ignored", (_name, changes) => {
  expect(push(changes)).toMatchObject({ outcome: "ignored" });
});
