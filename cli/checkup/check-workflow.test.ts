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

const inJob = /^ {4}concurrency:\n(?: {6,}.*\n)+/m;
const ifOfJob = /^ {4}if: >-\n(?: {6,}.*\n)+/m;
const oneName = "    concurrency: { group: tutti, cancel-in-progress: false }\n";
const above = `${shipped.replace(inJob, "")}\nconcurrency: tutti\n`;

test.each([
  ["above the jobs", above],
  ["in the job, of one name", shipped.replace(inJob, oneName)],
  [
    "that leaves out less than `if:` does",
    shipped.replace("'Bot')\n        &&", "'Bot' || true)\n        &&"),
  ],
  ["that is nobody's own", shipped.replace("|| github.run_id", "|| 'idle'")],
])("a group %s, where an idle comment may cancel a command that waits, is named", async (_where, text) => {
  expect(text).not.toBe(shipped);
  const [, , concurrency] = await check(text);
  expect(concurrency).toMatchObject({
    status: "warning",
    what: expect.stringContaining("can take the place of a command that waits"),
    fix: expect.stringContaining("config/examples/tutti-workflow.yml"),
  });
});

test("a group of one name is well where no job is ever left out", async () => {
  for (const text of [above, shipped.replace(inJob, oneName)]) {
    const [, , concurrency] = await check(text.replace(ifOfJob, ""));
    expect(concurrency).toMatchObject({ status: "good" });
  }
});

test("an `if:` in braces, on one line, is the same condition", async () => {
  const condition = "github.actor != 'robin'";
  const [, , concurrency] = await check(
    shipped
      .replace(inJob, `    concurrency: "\${{ (${condition}) && 'tutti' || github.run_id }}"\n`)
      .replace(ifOfJob, `    if: \${{ ${condition} }}\n`),
  );
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
