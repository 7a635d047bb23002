import { expect, test } from "vitest";
import { CommitSha } from "../../src/domain/ids.ts";
import { readShippedWorkflow } from "../onboarding/shipped-workflow.ts";
import { checkDoor } from "./check-door.ts";
import { octoScore as repository } from "./octo-score.fixture.ts";

const shipped = await readShippedWorkflow();
const needed = { contents: "write", issues: "write", pull_requests: "write", checks: "write" };
const app = { name: "Tutti", slug: "tutti", events: [], suspended: false, permissions: needed };

/** The shipped workflow without permissions, its step given these inputs. */
function withInputs(...lines: readonly string[]): string {
  const step = "      - uses: tutti-team/tutti@v1\n";
  expect(shipped).toContain(step);
  const given =
    lines.length === 0 ? "" : `        with:\n${lines.map((line) => `          ${line}\n`).join("")}`;
  return shipped.replace(/^permissions:\n(?: {2}.*\n)+/m, "permissions: {}\n").replace(step, step + given);
}

function check(
  text: string | null,
  {
    as = null,
    writer = "action",
  }: { readonly as?: typeof app | null; readonly writer?: "action" | "app" | null } = {},
) {
  const file = text === null ? null : { text, commit: CommitSha.parse("a".repeat(40)) };
  const github = { app: as, apiUrl: "https://api.github.com", repository, forge: { file: async () => file } };
  return checkDoor(github, { writer });
}

const key = ["app-id: ${{ vars.TUTTI_APP_ID }}", "private-key: ${{ secrets.TUTTI_KEY }}"];

test("where the Action acts as the App, it needs nothing of the job's permissions", async () => {
  const { door, findings } = await check(withInputs(...key));
  expect(door).toBe("action");
  expect(findings).toMatchObject([
    { name: "permissions", status: "unknown", what: "What the App may do is told to the App alone." },
    { name: "token", status: "good" },
    { name: "events", status: "good" },
    { name: "concurrency", status: "good" },
  ]);
});

test("asked as the App, the App's permissions are looked at, and not the events that the workflow starts for", async () => {
  const { findings } = await check(withInputs(...key), { as: app });
  expect(findings).toContainEqual(expect.objectContaining({ name: "installation", status: "good" }));
  expect(findings).toContainEqual(
    expect.objectContaining({ name: "permissions", what: expect.stringContaining("The App lacks ") }),
  );
  expect(findings.map(({ what }) => what).join()).not.toContain("does not hear");
});

test("before anything was written, a workflow that acts as the App is the door, whoever asks", async () => {
  expect(await check(withInputs(...key), { as: app, writer: null })).toMatchObject({ door: "action" });
  expect(await check(shipped, { writer: null })).toMatchObject({ door: "action" });
  expect(await check(shipped, { as: app, writer: null })).toMatchObject({ door: "app" });
  expect(await check(null, { as: app, writer: null })).toMatchObject({ door: "app" });
});

test("before anything was written and without a workflow, a person hears of both ways, and of no App's secrets", async () => {
  const { door, findings } = await check(null, { writer: null });
  expect(door).toBe("none");
  expect(findings).toMatchObject([{ name: "door", status: "warning" }]);
  expect(findings[0]?.fix).toContain("`tutti init`");
});

test("with a token that is not the job's, what it may do is not judged", async () => {
  const { findings } = await check(withInputs("github-token: ${{ secrets.BOT_TOKEN }}"));
  expect(findings).toMatchObject([
    { name: "permissions", status: "unknown", fix: expect.stringContaining("It needs contents: write,") },
    { name: "events" },
    { name: "concurrency" },
  ]);
});

test.each([
  ["nothing given", []],
  ["the job's token given by name", ["github-token: ${{ github.token }}"]],
  ["the same as a secret", ["github-token: ${{ secrets.GITHUB_TOKEN }}"]],
  ["inputs left empty", ["app-id:", "private-key: ''"]],
])("with %s, the job's permissions count", async (_what, lines) => {
  const { findings } = await check(withInputs(...lines));
  expect(findings[0]).toMatchObject({ name: "permissions", status: "bad" });
});
