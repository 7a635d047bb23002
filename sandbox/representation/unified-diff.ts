import type { DiffFile } from "../state/git-storage.ts";

/** What the media type `diff` gives: as `git diff` prints it. */
export function unifiedDiff(files: readonly DiffFile[]): string {
  return files.map(showFile).join("");
}

function showFile(file: DiffFile): string {
  const before = file.previousPath ?? file.path;
  const lines = [`diff --git a/${before} b/${file.path}`];
  if (file.status === "added") lines.push("new file mode 100644");
  if (file.status === "removed") lines.push("deleted file mode 100644");
  if (file.previousPath !== null) lines.push(`rename from ${before}`, `rename to ${file.path}`);
  if (file.patch === null) {
    lines.push(`Binary files a/${before} and b/${file.path} differ`);
  } else if (file.patch !== "") {
    lines.push(file.status === "added" ? "--- /dev/null" : `--- a/${before}`);
    lines.push(file.status === "removed" ? "+++ /dev/null" : `+++ b/${file.path}`, file.patch);
  }
  return `${lines.join("\n")}\n`;
}
