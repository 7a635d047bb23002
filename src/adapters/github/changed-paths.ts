import { type DiffFile, parseDiff } from "./diff.ts";

/** Every path that a diff touches, sorted; a rename touches both. */
export function changedPaths(diff: string): readonly string[] {
  return [...new Set(parseDiff(diff).flatMap(pathsOf))].toSorted();
}

function pathsOf(file: DiffFile): readonly string[] {
  const named = file.header.flatMap((line) => {
    const path = pathIn(line);
    return path === null ? [] : [path];
  });
  return named.length > 0 ? named : pathOfGitLine(file.header[0] ?? "");
}

function pathIn(line: string): string | null {
  for (const word of ["rename from ", "rename to ", "copy from ", "copy to "]) {
    if (line.startsWith(word)) return unquote(line.slice(word.length));
  }
  if (!line.startsWith("--- ") && !line.startsWith("+++ ")) return null;
  const path = unquote(line.slice(4).replace(/\t$/, ""));
  return path === "/dev/null" ? null : path.slice("a/".length);
}

/** With no other line to tell, the two names are the same, so that the middle is known whatever spaces they hold. */
function pathOfGitLine(line: string): readonly string[] {
  const names = line.slice("diff --git ".length);
  const half = (names.length - 1) / 2;
  const path = unquote(names.slice(0, half)).slice("a/".length);
  return path === "" ? [] : [path];
}

const ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  "\\": 92,
};

/** git quotes a path with unusual bytes as C does, the bytes of UTF-8 in octal. */
function unquote(path: string): string {
  if (!path.startsWith('"') || !path.endsWith('"')) return path;
  const bytes = path.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gsu);
  return Buffer.concat(
    [...bytes].map(([, octal, escape, plain]) => {
      if (octal !== undefined) return Buffer.from([Number.parseInt(octal, 8)]);
      return escape === undefined ? Buffer.from(plain ?? "") : Buffer.from([ESCAPES[escape] ?? 63]);
    }),
  ).toString();
}
