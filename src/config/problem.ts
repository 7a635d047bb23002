/** Keys and list indexes from the root of the file. */
export type KeyPath = readonly (string | number)[];

/** Part of a file. Lines and columns count from 1; `endColumn` is the one after the last character. */
export type TextRange = {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
};

export const problemCodes = [
  "too-large",
  "invalid-yaml",
  "duplicate-key",
  "too-complex",
  "reserved-key",
  "unknown-key",
  "wrong-type",
  "invalid-value",
  "missing-key",
  "too-many",
  "unknown-member",
  "unknown-domain",
  "unknown-role",
  "unknown-guard",
  "unknown-state",
  "unknown-skill",
  "unknown-calendar",
  "unknown-time-zone",
  "unknown-repository",
  "unknown-login",
  "no-working-time",
  "reserved-id",
  "shared-login",
  "shared-label",
  "contradiction",
  "agent-without-accountable",
  "accountable-not-human",
  "lead-not-human",
  "invalid-pattern",
  "unreachable-state",
  "state-without-way-out",
  "unsatisfiable-gate",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Something in a configuration that has to be mended before it can be used. */
export type ConfigurationProblem = TextRange & {
  readonly path: KeyPath;
  readonly code: ProblemCode;
  /**
   * What is wrong, one sentence in plain text. It may quote the file: whoever puts it into Markdown escapes
   * it.
   */
  readonly message: string;
  /** How to mend it, if that is known. */
  readonly hint: string | null;
};

/** Where in the file, as people write it: `members.ada.github[1]`. */
export function formatKeyPath(path: KeyPath): string {
  return path.map((key, index) => formatKey(key, index)).join("");
}

/** One line for a terminal or a log: `file:line:column: message (hint) [code]`. */
export function formatProblem(file: string, problem: ConfigurationProblem): string {
  const hint = problem.hint === null ? "" : ` ${problem.hint}`;
  return `${file}:${problem.line}:${problem.column}: ${problem.message}${hint} [${problem.code}]`;
}

/** The order in which somebody reads the file. */
export function byPosition(left: ConfigurationProblem, right: ConfigurationProblem): number {
  return left.line - right.line || left.column - right.column;
}

function formatKey(key: string | number, index: number): string {
  if (typeof key === "number") return `[${key}]`;
  if (!/^[\w-]+$/u.test(key)) return `[${JSON.stringify(key)}]`;
  return index === 0 ? key : `.${key}`;
}
