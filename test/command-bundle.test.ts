// What people start is cli/dist/tutti.mjs as it is committed: it has to be what the sources say, and runs alone.
import { accessSync, constants, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { importsOf } from "./support/bundled.ts";
import { bundle, programs } from "../tools/bundle.ts";

const root = new URL("../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const { output, notices } = programs.command;

test("the bundle is fresh; `npm run bundle` writes it", { timeout: 60_000 }, async () => {
  const fresh = await bundle(programs.command);
  expect(fresh.code === read(output)).toBe(true);
  expect(fresh.notices === read(notices)).toBe(true);
});

test("it needs nothing beside it", () => {
  const { foreign, builtin } = importsOf(new URL(output, root));
  expect(builtin.length).toBeGreaterThan(5);
  expect(foreign).toEqual([]);
});

test("package.json names it as `tutti`, and it can be started", () => {
  const { bin } = z.object({ bin: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));
  expect(bin).toEqual({ tutti: output });
  expect(read(output).startsWith("#!/usr/bin/env node\n")).toBe(true);
  expect(() => accessSync(fileURLToPath(new URL(output, root)), constants.X_OK)).not.toThrow();
});
