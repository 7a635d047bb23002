import { expect, test } from "vitest";
import { CommitSha } from "../../src/domain/ids.ts";
import { readShippedWorkflow } from "../onboarding/shipped-workflow.ts";
import { checkWorkflow } from "./check-workflow.ts";
import { octoScore as repository } from "./octo-score.fixture.ts";

const commit = CommitSha.parse("a".repeat(40));
const shipped = await readShippedWorkflow();
const shippedInJob =
  (/^permissions:\n(?: {2}.*\n)+/m.exec(shipped)?.[0] ?? "").replaceAll(/^/gm, "    ").trimEnd() + "\n";

async function check(text: string | null) {
  const forge = { file: async () => (text === null ? null : { text, commit }) };
  return (await checkWorkflow({ repository, forge })).findings;
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

const ofWorkflow = /^permissions:\n(?: {2}.*\n)+/m;
/** The shipped workflow with these lines in the place of its permissions, and these in its job. */
const withPermissions = (above: string, inJob: string) =>
  shipped.replace(ofWorkflow, above).replace("    runs-on:", `${inJob}    runs-on:`);

test("permissions of the job count, and so does giving all", async () => {
  expect(shipped).toMatch(ofWorkflow);
  expect((await check(withPermissions("", "")))[0]).toMatchObject({ status: "bad" });
  for (const all of [
    withPermissions("permissions: write-all\n", ""),
    withPermissions("permissions: {}\n", "    permissions: write-all\n"),
    withPermissions("permissions: read-all\n", shippedInJob),
  ])
    expect((await check(all))[0]).toMatchObject({ status: "good" });
});

test("permissions of the job replace the workflow's: what it does not name, it does not have", async () => {
  const none = await check(shipped.replace("    runs-on:", "    permissions: {}\n    runs-on:"));
  expect(none[0]).toMatchObject({
    status: "bad",
    what: "The workflow's token lacks contents: write, issues: write, pull-requests: write, checks: write, statuses: read.",
    fix: expect.stringContaining("the job's own `permissions:`"),
  });
  const [some] = await check(withPermissions("permissions: write-all\n", "    permissions: read-all\n"));
  expect(some?.what).toContain("issues: write");
  expect(some?.what).not.toContain("statuses");
});

test("permissions of a job that runs something else do not count", async () => {
  const other = "  other:\n    permissions: {}\n    runs-on: ubuntu-latest\n    steps: [{ run: 'true' }]\n";
  expect((await check(shipped + other))[0]).toMatchObject({ status: "good" });
  const [permissions] = await check(
    withPermissions("permissions: {}\n", "") + other.replace("{}", "write-all"),
  );
  expect(permissions).toMatchObject({ status: "bad" });
});

test("a workflow in which nothing of the name runs is not judged", async () => {
  expect(await check(shipped.replace("tutti-team/tutti@v1", "actions/checkout@v5"))).toMatchObject([
    { name: "workflow", status: "unknown" },
    { name: "events", status: "good" },
  ]);
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
  ["where the condition does not hold", shipped.replace("head_ref || (", "head_ref || !(")],
  ["where more than the condition holds", shipped.replace(") && 'tutti'", ") && false && 'tutti'")],
  ["of the branch, before the condition is looked at", shipped.replace("merge_group.head_ref", "ref")],
  [
    "of another condition, by a blank in a text",
    shipped.replace(
      "head_ref || (\n        (github.event_name != 'issue",
      "head_ref || (\n        (github.event_name != ' issue",
    ),
  ],
])("a group %s, where an idle comment may cancel a command that waits, is named", async (_where, text) => {
  expect(text).not.toBe(shipped);
  const [, , concurrency] = await check(text);
  expect(concurrency).toMatchObject({
    status: "warning",
    what: expect.stringContaining("may take the place of a command that waits"),
    fix: expect.stringContaining("config/examples/tutti-workflow.yml"),
  });
});

test("a group of one name is well where no job is ever left out, and no merge group asks for it", async () => {
  for (const text of [above, shipped.replace(inJob, oneName)]) {
    const [, , concurrency] = await check(text.replace(ifOfJob, "").replace("  merge_group:\n", ""));
    expect(concurrency).toMatchObject({ status: "good" });
  }
});

const own = "github.event.merge_group.head_ref || (";
const grouped = (group: string) =>
  shipped.replace(ifOfJob, "").replace(inJob, `    concurrency: ${JSON.stringify(group)}\n`);

test.each([
  ["of one name", grouped("tutti")],
  ["of one name above the jobs", above.replace(ifOfJob, "")],
  ["of the workflow's name", grouped("${{ github.workflow }}")],
  ["of the condition alone", shipped.replace(own, "(")],
  ["of the branch that they go to", shipped.replace("head_ref || (", "base_ref || (")],
  ["that is theirs only where none is", grouped("${{ 'tutti' || github.event.merge_group.head_ref }}")],
])("a group %s, in which merge groups wait for each other, is named", async (_where, text) => {
  expect(text).not.toBe(shipped);
  const [, , concurrency] = await check(text);
  expect(concurrency).toMatchObject({
    status: "warning",
    what: expect.stringContaining("merge group"),
    fix: expect.stringContaining("`github.event.merge_group.head_ref ||`"),
  });
});

test.each([
  "${{ github.event.merge_group.head_sha || 'tutti' }}",
  "tutti-${{ github.ref }}",
  "${{ github.event_name != 'merge_group' && 'tutti' || github.run_id }}",
])("each merge group waits in a group of its own: %s", async (group) => {
  const [, , concurrency] = await check(grouped(group));
  expect(concurrency).toMatchObject({ status: "good" });
});

test.each(["${{ format('{0}', github.ref) }}", "${{ vars.GROUP }}", "${{ github['ref'] }}", "${{ 1 + }}"])(
  "a group that cannot be read here is not judged: %s",
  async (group) => {
    const [, , concurrency] = await check(grouped(group));
    expect(concurrency).toMatchObject({
      status: "unknown",
      what: expect.stringContaining("cannot be told"),
      fix: expect.stringContaining("config/examples/tutti-workflow.yml"),
    });
  },
);

test.each([
  `\${{ ${own}github.actor != 'robin') && 'tutti' || github.run_id }}`,
  "${{ github.event.merge_group.head_ref || github.actor != 'robin' && github.workflow || github.run_id }}",
])("an `if:` in braces, on one line, is the same condition: %s", async (group) => {
  const condition = "github.actor != 'robin'";
  const [, , concurrency] = await check(
    shipped
      .replace(inJob, `    concurrency: "${group}"\n`)
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
