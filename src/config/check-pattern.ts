import { parsePathPattern } from "../domain/glob/path-pattern.ts";
import { type GlobProblem, parseGlob } from "../domain/glob/pattern.ts";
import type { KeyPath } from "./problem.ts";
import type { Report } from "./report.ts";

/** Reports a pattern of paths that cannot be read. */
export function checkPattern(pattern: string, path: KeyPath, report: Report): void {
  const parsed = parsePathPattern(pattern);
  if (!parsed.ok) refuse(pattern, parsed.failure, path, report);
}

/** Reports a pattern of branches that cannot be read. */
export function checkBranchPattern(pattern: string, path: KeyPath, report: Report): void {
  const parsed = parseGlob(pattern);
  if (!parsed.ok) refuse(pattern, parsed.failure, path, report);
}

function refuse(pattern: string, problem: GlobProblem, path: KeyPath, report: Report): void {
  report.add({ path, code: "invalid-pattern", message: `“${pattern}” is no pattern: ${reason(problem)}` });
}

function reason(problem: GlobProblem): string {
  switch (problem.code) {
    case "empty":
      return "it is empty.";
    case "too-long":
      return `it has more than ${problem.limit} characters.`;
    case "negated":
      return "there are no patterns that begin with !; of several the last that fits wins.";
    case "control-character":
      return "it has a control character in it.";
    case "unclosed-brace":
      return `the brace at character ${problem.at + 1} is not closed.`;
    case "nested-too-deep":
      return `braces may be ${problem.limit} deep at most.`;
    default:
      return problem satisfies never;
  }
}
