// The command as a stranger has it: one file in a folder of theirs, run by the Node that they happen to have.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "../../cli/run-program.ts";
import { bundle, programs } from "../../tools/bundle.ts";
import { plainNode } from "../support/plain-node.ts";
import { liveTheDay, orchestraConfiguration, scriptedDay } from "../support/scripted-day.ts";
import { createShaped } from "../support/shaped-repository.ts";
import { type Stage, setStage } from "../support/stage.ts";

const node = plainNode();

describe("the command, alone", { timeout: 60_000 }, () => {
  let stage: Stage;
  let home = "";
  let file = "";
  let folder = "";

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "tutti-"));
    file = join(home, "tutti.mjs");
    const { code } = await bundle(programs.command);
    await writeFile(file, code, { mode: 0o755 });
    stage = await setStage({ configuration: orchestraConfiguration });
    await liveTheDay(stage, stage.settle, scriptedDay.slice(0, 9));
    folder = join(home, "clone");
    await mkdir(folder);
    await runProgram(folder, "git", ["init", "--quiet"]);
    const remote = `${stage.sandbox.url}/orchestra/score.git`;
    await runProgram(folder, "git", ["remote", "add", "origin", remote]);
  }, 60_000);
  afterAll(async () => {
    await stage.stop();
    await rm(home, { recursive: true, force: true });
  });

  const environment = () => ({
    PATH: process.env["PATH"],
    HOME: folder,
    FORCE_COLOR: "1",
    GITHUB_API_URL: stage.sandbox.apiUrl,
    GITHUB_TOKEN: stage.seeded.personas["conductor"]?.token,
  });
  const run = async (line: string) => {
    const child = spawn(node, [file, ...line.split(" ")], {
      cwd: folder,
      env: environment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [code, out, error] = await Promise.all([
      new Promise<number | null>((resolve) => child.on("close", resolve)),
      text(child.stdout),
      text(child.stderr),
    ]);
    return { code, out, error };
  };
  const shell = (script: string) =>
    new Promise<{ readonly code: number | null; readonly said: string }>((resolve) => {
      const child = spawn("bash", ["-o", "pipefail", "-c", script], {
        cwd: folder,
        env: { ...environment(), TUTTI: `${node} ${file}` },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const said = Promise.all([text(child.stdout), text(child.stderr)]);
      child.on("close", (code) => void said.then((parts) => resolve({ code, said: parts.join("") })));
    });

  test("what reads gives JSON, and says nothing else", async () => {
    for (const [line, expected] of [
      ["brief 1", 0],
      ["verify", 0],
      ["simulate 1", 0],
      ["doctor", 1],
    ] as const) {
      const { code, out, error } = await run(`${line} --json`);
      expect([line, code, error]).toEqual([line, expected, ""]);
      expect(JSON.parse(out)).toBeTypeOf("object");
    }
  });

  test("in an empty clone, `init` writes what `validate` finds valid", async () => {
    const began = await run("init --force");
    expect(began).toMatchObject({ code: 0, error: "" });
    expect(await readFile(join(folder, ".github/tutti.yml"), "utf8")).toContain("lead: { member: conductor");
    expect(await run("validate")).toMatchObject({ code: 0 });
  });

  test("it brings the workflow along, for where no App writes yet", async () => {
    const people = { ada: "admin" } as const;
    const plain = { owner: "plain", people, files: { "README.md": "# Work\n" } };
    const { fullName } = await createShaped(stage.sandbox, plain);
    const shown = await run(`init --dry-run --repo ${fullName}`);
    expect(shown).toMatchObject({ code: 0, error: "" });
    expect(shown.out).toContain("tutti@v1");
  });

  test("it says which it is", async () => {
    expect((await run("--version")).out).toMatch(/^tutti \d+\.\d+\.\d+\n$/);
  });

  test("a reader that leaves early is no error", async () => {
    expect(await shell("$TUTTI log --json | head -c 1")).toEqual({ code: 0, said: "{" });
  });

  test("with nothing to read from, or nowhere to write to, it ends as ever", async () => {
    expect((await shell("$TUTTI help <&- >&- 2>&-")).code).toBe(0);
    expect((await shell("$TUTTI help nobody 2>&-")).code).toBe(2);
    const full = await shell("$TUTTI help >/dev/full");
    expect(full.code).toBe(74);
    expect(full.said).toContain("the output could not be written");
  });

  test("what bash completes with is started by the name `tutti`", async () => {
    const { said } = await shell(
      `ln -s ${file} tutti; PATH="$PWD:$(dirname ${node}):$PATH"; eval "$(tutti completion bash)"; COMP_WORDS=(tutti wh); COMP_CWORD=1; _tutti; echo "\${COMPREPLY[@]}"`,
    );
    expect(said.trim()).toBe("why");
  });
});
