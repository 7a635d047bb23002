// A unified diff as git prints it, taken apart. Only what hashing it and naming its paths needs.

export type DiffFile = {
  /** Lines before the first hunk, without the `index` line; the `diff --git` line first. */
  readonly header: readonly string[];
  /** Lines of all hunks with their sign, "no newline" notes included; without hunk headers. */
  readonly lines: readonly string[];
  readonly hunks: number;
  /** The object ids of a binary change, whose content the diff does not show; git abbreviates them unless told otherwise. */
  readonly binary: { readonly before: string; readonly after: string } | null;
};

type OpenFile = { header: string[]; lines: string[]; hunks: number; binary: DiffFile["binary"] };

const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

export function parseDiff(text: string): readonly DiffFile[] {
  const files: OpenFile[] = [];
  let index = { before: "", after: "" };
  let before = 0;
  let after = 0;

  for (const line of linesOf(text)) {
    const file = files.at(-1);
    if (file !== undefined && (before > 0 || after > 0)) {
      const sign = line[0];
      if (sign === " " || sign === "-") before -= 1;
      if (sign === " " || sign === "+") after -= 1;
      file.lines.push(line);
      continue;
    }
    if (line.startsWith("diff --git ")) {
      files.push({ header: [line], lines: [], hunks: 0, binary: null });
      index = { before: "", after: "" };
      continue;
    }
    if (file === undefined || file.binary !== null) continue;
    if (line.startsWith("\\ ")) {
      file.lines.push(line);
      continue;
    }
    const hunk = HUNK.exec(line);
    if (hunk !== null) {
      before = Number(hunk[1] ?? 1);
      after = Number(hunk[2] ?? 1);
      file.hunks += 1;
    } else if (line.startsWith("index ")) {
      const [, old = "", recent = ""] = /^index ([0-9a-f]+)\.\.([0-9a-f]+)/.exec(line) ?? [];
      index = { before: old, after: recent };
    } else if (line.startsWith("Binary files ") || line.startsWith("GIT binary patch")) {
      file.binary = index;
    } else if (file.hunks === 0) {
      file.header.push(line);
    }
  }
  return files;
}

function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
