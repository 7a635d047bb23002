import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryDirectory } from "../test/support/temporary-directory.ts";
import { makeOwnDirectory, removeAbandoned } from "./own-directory.ts";

const module = new URL("own-directory.ts", import.meta.url).href;

/** Another process that makes a folder, says where, and then does nothing. */
async function anotherIn(within: string) {
  const code = `
    const { makeOwnDirectory } = await import(${JSON.stringify(module)});
    console.log(await makeOwnDirectory("sandbox-git", ${JSON.stringify(within)}));
    setInterval(() => {}, 1_000);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said] = await once(child.stdout, "data");
  const kill = async () => {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  return { folder: String(said).trim(), kill };
}

test("what a killed process left is removed; what a living one has, or somebody else made, is not", async () => {
  const within = await temporaryDirectory();
  const own = await makeOwnDirectory("tutti-demo", within);
  const { folder, kill } = await anotherIn(within);
  const others = ["sandbox-git-Xa3d9K", "sandbox-git-ffffff-4194304-Xa3d9K", "notes"].map((name) =>
    join(within, name),
  );
  for (const path of others) await mkdir(path);

  expect(await removeAbandoned(within)).toEqual([]);
  expect(existsSync(folder)).toBe(true);
  await kill();
  await mkdir(join(folder, "1.git"));

  expect(await removeAbandoned(within)).toEqual([folder]);
  expect([folder, own, ...others].map((path) => existsSync(path))).toEqual([false, true, true, true, true]);
});

test("where there is no such folder nothing is removed", async () => {
  expect(await removeAbandoned(join(await temporaryDirectory(), "nowhere"))).toEqual([]);
});

test("where a folder cannot be made, it is said which one, and what to set", async () => {
  const nowhere = join(await temporaryDirectory(), "nowhere");
  await expect(makeOwnDirectory("sandbox-git", nowhere)).rejects.toThrow(
    `nothing can be written to the temporary folder ${nowhere}; set TMPDIR to a folder that this user may write to`,
  );
});
