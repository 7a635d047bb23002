import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verbs } from "../../cli/verbs.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { tutti } from "../support/tutti-command.ts";

describe("tutti completion", () => {
  test.each(["bash", "zsh", "fish"])("%s knows every command and option", async (shell) => {
    const { code, out } = await tutti(`completion ${shell}`);
    expect(code).toBe(0);
    for (const { name, options } of verbs) {
      expect(out).toContain(name);
      for (const option of options) expect(out).toContain(option.name);
    }
  });

  test("bash completes with it", async () => {
    const file = join(await temporaryDirectory(), "completion.bash");
    await writeFile(file, (await tutti("completion bash")).out);
    const complete = (words: string, position: number) =>
      spawnSync("bash", [
        "-c",
        `source "$0"; COMP_WORDS=(${words}); COMP_CWORD=${position}; _tutti; echo "\${COMPREPLY[@]}"`,
        file,
      ])
        .stdout.toString()
        .trim();
    expect(complete("tutti ver", 1)).toBe("verify");
    expect(complete("tutti log --si", 2)).toBe("--since");
    expect(complete("tutti help wh", 2)).toBe("why");
  });

  test("a shell that is none", async () => {
    const ran = await tutti("completion powershell");
    expect(ran.code).toBe(2);
    expect(ran.error).toContain("bash, zsh and fish are known");
  });
});
