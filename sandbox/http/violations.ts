/** Where the sandbox itself was found to differ from GitHub's description; tests demand that there are none. */

import type { SchemaProblem } from "./schema-check.ts";

export type Violation = {
  /** `issues/get 200`, or the name of a webhook. */
  readonly where: string;
  readonly problems: readonly SchemaProblem[];
};

export class Violations {
  readonly #found: Violation[] = [];

  get all(): readonly Violation[] {
    return this.#found;
  }

  record(violation: Violation): void {
    this.#found.push(violation);
  }
}

export function describeProblems(problems: readonly SchemaProblem[]): string {
  return problems.map(({ path, message }) => `${path === "" ? "/" : path} ${message}`).join("; ");
}
