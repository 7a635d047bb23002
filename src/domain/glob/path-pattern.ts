import { type Result, fail, succeed } from "../result.ts";
import { matches } from "./match.ts";
import { type Glob, type GlobProblem, InvalidGlobError, parseGlob } from "./pattern.ts";

/** A pattern of paths with the habits of CODEOWNERS. */
export type PathPattern = { readonly pattern: string; readonly globs: readonly Glob[] };

/**
 * Reads a pattern of paths. One with a slash before its end counts from the repository's root, one without at
 * any depth. A trailing slash, or a last segment without wildcards, takes in everything beneath; `docs/*`
 * does not.
 */
export function parsePathPattern(pattern: string): Result<PathPattern, GlobProblem> {
  const stated = parseGlob(pattern);
  if (!stated.ok) return stated;
  const globs: Glob[] = [];
  for (const text of spellings(pattern)) {
    const parsed = parseGlob(text);
    if (!parsed.ok) return fail(parsed.failure);
    globs.push(parsed.value);
  }
  return succeed({ pattern, globs });
}

/** A pattern of paths that is known to be valid. @throws InvalidGlobError when it is not */
export function pathPattern(pattern: string): PathPattern {
  const parsed = parsePathPattern(pattern);
  if (!parsed.ok) throw new InvalidGlobError(pattern, parsed.failure);
  return parsed.value;
}

export function coversPath(pattern: PathPattern, path: string): boolean {
  return pattern.globs.some((glob) => matches(glob, path));
}

function spellings(pattern: string): readonly string[] {
  const rooted = pattern.slice(0, -1).includes("/");
  const path = pattern.startsWith("/") ? pattern.slice(1) : pattern;
  const prefix = rooted ? "" : "**/";
  if (path === "") return ["**"];
  if (path.endsWith("/")) return [`${prefix}${path}**`];
  const lastSegment = path.slice(path.lastIndexOf("/") + 1);
  const exact = `${prefix}${path}`;
  return /[*?{\\]/u.test(lastSegment) || lastSegment.includes("}") ? [exact] : [exact, `${exact}/**`];
}
