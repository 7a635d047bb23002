import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const nothingOfMine = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
};

/** What somebody pastes into a terminal in `cwd`, with no settings for git. @throws when a line fails */
export async function runLines(lines: string, cwd: string): Promise<void> {
  await run("sh", ["-ec", lines], { cwd, env: { PATH: process.env["PATH"], ...nothingOfMine } });
}

/** Into which folder the lines lead, below where they began. */
export function folderOf(lines: string): string {
  const [, folder = ""] = /^cd (\S+)$/m.exec(lines) ?? [];
  return folder;
}
