import { type ConfigurationProblem, type KeyPath, type ProblemCode, byPosition } from "./problem.ts";
import type { YamlSource } from "./yaml/source.ts";

/** More than anybody mends at once; a hostile file could have thousands. */
const mostProblems = 200;

type Finding = {
  readonly path: KeyPath;
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint?: string | null;
  /** Whether the key is wrong, not its value. */
  readonly on?: "key" | "value";
};

/** Collects what is wrong with one file, and knows where it stands there. */
export class Report {
  readonly #source: YamlSource;
  readonly #problems: ConfigurationProblem[] = [];

  constructor(source: YamlSource) {
    this.#source = source;
  }

  add({ path, code, message, hint = null, on = "value" }: Finding): void {
    const range = on === "key" ? this.#source.rangeOfKey(path) : this.#source.rangeOf(path);
    this.#problems.push({ ...range, path, code, message, hint });
  }

  include(problems: readonly ConfigurationProblem[]): void {
    this.#problems.push(...problems);
  }

  /** Those that are wanted, in the order of the file, each once, 200 at most. */
  problems(
    isWanted: (problem: ConfigurationProblem) => boolean = () => true,
  ): readonly ConfigurationProblem[] {
    const wanted = this.#problems.filter(isWanted);
    const distinct = new Map(wanted.map((problem) => [JSON.stringify(problem), problem]));
    return [...distinct.values()].sort(byPosition).slice(0, mostProblems);
  }
}
