// What a workflow starts is action/dist/index.js as it is committed: it has to be what the sources say.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { importsOf } from "./support/bundled.ts";
import { bundle, programs } from "../tools/bundle.ts";

const root = new URL("../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

const Action = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string().optional() })),
  runs: z.object({ using: z.string(), main: z.string() }),
});
const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.object({
    tutti: z.object({
      steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
    }),
  }),
});

test("the bundle is fresh; `npm run bundle` writes it", { timeout: 60_000 }, async () => {
  const fresh = await bundle(programs.action);
  expect(fresh.code === read(programs.action.output)).toBe(true);
  expect(fresh.notices === read(programs.action.notices)).toBe(true);
});

test("the bundle needs nothing beside it", () => {
  const { foreign, builtin } = importsOf(new URL(programs.action.output, root));
  expect(builtin.length).toBeGreaterThan(5);
  expect(foreign).toEqual([]);
});

test("action.yml names a file that is there, and the inputs that the code reads", () => {
  const { inputs, runs } = Action.parse(parse(read("action.yml")));
  expect(runs.using).toBe("node24");
  expect(existsSync(new URL(runs.main, root))).toBe(true);
  const asked = [...read("action/index.ts").matchAll(/getInput\("([^"]+)"\)/g)].map(([, name]) => name);
  expect(new Set(Object.keys(inputs))).toEqual(new Set(asked));
});

const workflow = Workflow.parse(parse(read("config/examples/tutti-workflow.yml")));

test("the example workflow starts for what the Action knows to serve, with the least permissions", () => {
  expect(Object.keys(workflow.on)).toEqual([
    "issues",
    "issue_comment",
    "pull_request_target",
    "pull_request_review",
    "push",
    "merge_group",
    "schedule",
    "workflow_dispatch",
  ]);
  expect(workflow.permissions).toEqual({
    contents: "write",
    issues: "write",
    "pull-requests": "write",
    checks: "write",
    statuses: "read",
  });
});

test("the example workflow checks nothing out and runs no shell: nothing of a pull request is executed", () => {
  const { steps } = workflow.jobs.tutti;
  expect(steps).toHaveLength(1);
  expect(steps[0]?.uses).toMatch(/\/tutti@/);
  expect(steps[0]?.run).toBeUndefined();
  expect(JSON.stringify(steps)).not.toContain("${{");
});
