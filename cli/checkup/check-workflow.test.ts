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
    { name: "concurrency", status: "good" },
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

const inJob = /^ {4}concurrency:\n(?: {6}.*\n)+/m;
const above = `${shipped.replace(inJob, "")}\nconcurrency: { group: tutti, cancel-in-progress: false }\n`;

test("a group above the jobs, where an idle comment cancels a command that waits, is named", async () => {
  const [, , concurrency] = await check(above);
  expect(concurrency).toMatchObject({
    status: "warning",
    fix: expect.stringContaining("Move `concurrency:` in .github/workflows/tutti.yml into the job"),
  });
});

test("a group above the jobs is well where no job is ever left out", async () => {
  const [, , concurrency] = await check(above.replace(/^ {4}if: >-\n(?: {6}.*\n)+/m, ""));
  expect(concurrency).toMatchObject({ status: "good" });
});

test.each([
  ["no group at all", shipped.replace(inJob, ""), "do not wait for each other"],
  ["a group that cancels", shipped.replace("progress: false", "progress: true"), "is cancelled as soon as"],
  [
    "one that may cancel",
    shipped.replace("progress: false", "progress: ${{ true }}"),
    "is cancelled as soon as",
  ],
])("%s is named", async (_name, text, what) => {
  const [, , concurrency] = await check(text);
  expect(concurrency).toMatchObject({ status: "warning", what: expect.stringContaining(what) });
});

test.each([
  [null, "warning"],
  ["a: [", "bad"],
  ["on: push", "bad"],
])("no workflow: %j", async (text, status) => {
  expect(await check(text)).toMatchObject([{ name: "workflow", status }]);
});
