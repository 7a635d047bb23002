import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../test/support/temporary-directory.ts";

const program = `
  import { keepCompiledCode } from ${JSON.stringify(import.meta.resolve("./compile-cache.ts"))};
  import { Worker } from "node:worker_threads";
  keepCompiledCode(process.argv[1]);
  await import(${JSON.stringify(import.meta.resolve("./address.ts"))});
  new Worker(new URL(${JSON.stringify(import.meta.resolve("./bell.ts"))}), { execArgv: [] });
`;

/** In a process of its own, since what it does to a process cannot be undone; how many modules are kept after it. */
function kept(
  inboxFile: string,
  directory: string,
  environment: Readonly<Record<string, string>> = {},
): number {
  execFileSync(process.execPath, ["--input-type=module", "--eval", program, inboxFile], {
    env: { PATH: process.env["PATH"], ...environment },
  });
  return readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length;
}

test("what was compiled in all threads is kept beside the inbox, where nobody else can write", async () => {
  const folder = await temporaryDirectory();
  const count = kept(`${folder}/var/inbox.sqlite`, `${folder}/var`);
  // Two modules, one of them in the worker; each without its types, and compiled.
  expect(count).toBeGreaterThanOrEqual(4);
  expect(statSync(`${folder}/var/compile-cache`).mode & 0o077).toBe(0);
});

test("nothing is kept where others can write, or where a link leads", async () => {
  const folder = await temporaryDirectory();
  mkdirSync(`${folder}/open/compile-cache`, { recursive: true });
  chmodSync(`${folder}/open/compile-cache`, 0o777);
  expect(kept(`${folder}/open/inbox.sqlite`, folder)).toBe(0);

  mkdirSync(`${folder}/elsewhere`);
  mkdirSync(`${folder}/linked`);
  symlinkSync(`${folder}/elsewhere`, `${folder}/linked/compile-cache`);
  expect(kept(`${folder}/linked/inbox.sqlite`, folder)).toBe(0);
});

test("where NODE_COMPILE_CACHE says another folder, that one is used", async () => {
  const folder = await temporaryDirectory();
  kept(`${folder}/inbox.sqlite`, folder, { NODE_COMPILE_CACHE: `${folder}/chosen` });
  expect(readdirSync(folder)).toEqual(["chosen"]);
});

test("a folder that cannot be made keeps nothing from starting", () => {
  expect(() => kept("/dev/null/inbox.sqlite", import.meta.dirname)).not.toThrow();
});
