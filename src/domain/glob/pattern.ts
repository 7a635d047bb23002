import { type Result, fail, succeed } from "../result.ts";

/*
 * A glob becomes a small program, which `matches` runs on all its branches at once. So the time is at most
 * the length of the text times the length of the pattern, whatever the pattern: there is no backtracking that
 * could explode.
 */

export const longestGlob = 250;

const deepestBraces = 4;

type Instruction =
  /** This character, then on. */
  | { readonly kind: "literal"; readonly character: string }
  /** One character that is no slash, then on. */
  | { readonly kind: "one" }
  /** Any number of characters that are no slash. */
  | { readonly kind: "many" }
  /** Any number of characters. */
  | { readonly kind: "all" }
  /** Goes on at each of these. */
  | { readonly kind: "fork"; readonly targets: readonly number[] };

export type Glob = { readonly pattern: string; readonly program: readonly Instruction[] };

export type GlobProblem =
  | { readonly code: "empty" }
  | { readonly code: "too-long"; readonly limit: number }
  | { readonly code: "negated" }
  | { readonly code: "control-character"; readonly at: number }
  | { readonly code: "unclosed-brace"; readonly at: number }
  | { readonly code: "nested-too-deep"; readonly at: number; readonly limit: number };

/**
 * Reads a glob. `*` is anything within a segment, `?` one character of it, `**` as a whole segment any number
 * of segments, `{a,b}` either, and a backslash takes the next character as it is. Brackets stand for
 * themselves, since paths such as `app/[id]/page.tsx` have them. Upper and lower case differ.
 */
export function parseGlob(pattern: string): Result<Glob, GlobProblem> {
  if (pattern === "") return fail({ code: "empty" });
  if (pattern.length > longestGlob) return fail({ code: "too-long", limit: longestGlob });
  if (pattern.startsWith("!")) return fail({ code: "negated" });
  const control = pattern.search(/\p{Cc}/u);
  if (control >= 0) return fail({ code: "control-character", at: control });

  const reader = new PatternReader(pattern);
  const problem = reader.readSequence(0);
  return problem === null ? succeed({ pattern, program: reader.program }) : fail(problem);
}

/** A pattern that was accepted before and cannot be read now: a mistake of the program, not of a person. */
export class InvalidGlobError extends Error {
  override readonly name = "InvalidGlobError";

  constructor(pattern: string, problem: GlobProblem) {
    super(`The pattern ${JSON.stringify(pattern)} cannot be read: ${problem.code}`);
  }
}

/** A glob that is known to be valid. @throws InvalidGlobError when it is not */
export function glob(pattern: string): Glob {
  const parsed = parseGlob(pattern);
  if (!parsed.ok) throw new InvalidGlobError(pattern, parsed.failure);
  return parsed.value;
}

class PatternReader {
  readonly program: Instruction[] = [];
  readonly #characters: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#characters = Array.from(pattern);
  }

  /** Reads to the end, or within braces to the comma or brace that ends the alternative. */
  readSequence(depth: number): GlobProblem | null {
    for (;;) {
      const character = this.#characters[this.#at];
      if (character === undefined) return null;
      if (depth > 0 && (character === "," || character === "}")) return null;
      const problem = this.#readOne(character, depth);
      if (problem !== null) return problem;
    }
  }

  #readOne(character: string, depth: number): GlobProblem | null {
    if (character === "*") {
      this.#readStars(depth);
      return null;
    }
    if (character === "{") return this.#readAlternatives(depth + 1);
    if (character === "\\" && this.#at + 1 < this.#characters.length) this.#at += 1;
    this.program.push(
      character === "?" ? { kind: "one" } : { kind: "literal", character: this.#characters[this.#at] ?? "" },
    );
    this.#at += 1;
    return null;
  }

  #readStars(depth: number): void {
    const start = this.#at;
    while (this.#characters[this.#at] === "*") this.#at += 1;
    const before = this.#characters[start - 1];
    const after = this.#characters[this.#at];
    const opens = before === undefined || before === "/" || (depth > 0 && (before === "{" || before === ","));
    const closes = after === undefined || after === "/" || (depth > 0 && (after === "," || after === "}"));
    if (this.#at - start < 2 || !opens || !closes) {
      this.program.push({ kind: "many" });
      return;
    }
    if (after !== "/") {
      this.program.push({ kind: "all" });
      return;
    }
    this.#at += 1;
    const here = this.program.length;
    this.program.push({ kind: "fork", targets: [here + 1, here + 3] }, { kind: "all" });
    this.program.push({ kind: "literal", character: "/" });
  }

  #readAlternatives(depth: number): GlobProblem | null {
    const opened = this.#at;
    if (depth > deepestBraces) return { code: "nested-too-deep", at: opened, limit: deepestBraces };
    const fork = this.program.length;
    const starts: number[] = [];
    const ends: number[] = [];
    this.program.push({ kind: "fork", targets: [] });
    do {
      this.#at += 1;
      starts.push(this.program.length);
      const problem = this.readSequence(depth);
      if (problem !== null) return problem;
      ends.push(this.program.length);
      this.program.push({ kind: "fork", targets: [] });
    } while (this.#characters[this.#at] === ",");
    if (this.#characters[this.#at] !== "}") return { code: "unclosed-brace", at: opened };
    this.#at += 1;
    this.program[fork] = { kind: "fork", targets: starts };
    for (const end of ends) this.program[end] = { kind: "fork", targets: [this.program.length] };
    return null;
  }
}
