import { expect, test } from "vitest";
import { CommitSha, RepositoryId } from "../../src/domain/ids.ts";
import { readShippedWorkflow } from "../onboarding/shipped-workflow.ts";
import { checkWorkflow } from "./check-workflow.ts";

const repository = {
  id: RepositoryId.parse(1),
  owner: "octo",
  name: "score",
  defaultBranch: "main",
  isPrivate: false,
};
const commit = CommitSha.parse("a".repeat(40));
const shipped = await readShippedWorkflow();

function check(text: string | null) {
  return checkWorkflow({
    repository,
    forge: { file: async () => (text === null ? null : { text, commit }) },
  });
}

test("the shipped workflow lacks nothing", async () => {
  expect(await check(shipped)).toMatchObject([
    { name: "permissions", status: "good" },
    { name: "events", status: "good" },
  ]);
});

test.each(["contents: write", "issues: write", "pull-requests: write", "checks: write", "statuses: read"])(
  "without `%s` the fix is that line",
  async (line) => {
    const [permissions] = await check(shipped.replace(`  ${line} #`, "  # "));
    expect(permissions).toMatchObject({ status: "bad", what: expect.stringContaining(line) });
    expect(permissions?.fix).toContain(`\`${line}\``);
  },
);

test("reading is not enough where it has to write", async () => {
  const [permissions] = await check(shipped.replace("issues: write", "issues: read"));
  expect(permissions?.fix).toContain("`issues: write`");
});

test("permissions of the job count, and so does giving all", async () => {
  const without = shipped.replace(/^permissions:\n(?: {2}.*\n)+/m, "");
  expect(without).not.toBe(shipped);
  expect((await check(without))[0]).toMatchObject({ status: "bad" });
  expect((await check(`${without}\npermissions: write-all\n`))[0]).toMatchObject({ status: "good" });
});

test("an event that nothing starts for is named", async () => {
  const [, events] = await check(shipped.replace("  merge_group:\n", ""));
  expect(events).toMatchObject({ status: "warning", what: "The workflow does not start for merge_group." });
});

test.each([
  [null, "warning"],
  ["a: [", "bad"],
  ["on: push", "bad"],
])("no workflow: %j", async (text, status) => {
  expect(await check(text)).toMatchObject([{ name: "workflow", status }]);
});
