import { LineCounter, parseDocument } from "yaml";
import { type ConfigurationProblem, type KeyPath, type TextRange, byPosition } from "../problem.ts";
import { type Place, placeKey, readNode } from "./node.ts";

/** Configurations with more characters are refused unread; 500 members with skills take half of it. */
const largestConfiguration = 128 * 1024;

/** A file's value, and where each part of it stands. */
export type YamlSource = {
  /** Maps, lists, texts, numbers, booleans and null only; maps have no prototype. */
  readonly value: unknown;
  /** What is wrong with the text itself, in the order of the file. */
  readonly problems: readonly ConfigurationProblem[];
  /**
   * The first error of syntax or of size: what follows may be read otherwise than it was meant. Null for
   * none.
   */
  readonly brokenAt: TextRange | null;
  /**
   * Where the value of a path stands: for a map or list its key, for what is not there the nearest part
   * around it.
   */
  rangeOf(path: KeyPath): TextRange;
  /** Where the last key of a path stands. */
  rangeOfKey(path: KeyPath): TextRange;
};

const start: TextRange = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Reads YAML 1.2 of any origin. Never throws, whatever the text is. */
export function readYaml(text: string): YamlSource {
  if (text.length > largestConfiguration) return tooLarge(text.length);

  const lines = new LineCounter();
  // Unique keys are checked by `readNode`: the library's own check takes seconds for 25,000 keys.
  const document = parseDocument(text, {
    lineCounter: lines,
    version: "1.2",
    schema: "core",
    uniqueKeys: false,
    prettyErrors: false,
    resolveKnownTags: false,
    logLevel: "error",
  });
  const rangeFrom = (from: number, to: number): TextRange => {
    const begin = lines.linePos(from);
    const end = lines.linePos(Math.max(from, to));
    return { line: begin.line, column: begin.col, endLine: end.line, endColumn: end.col };
  };

  const syntax = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    ...rangeFrom(pos[0], pos[1]),
    path: [],
    code: "invalid-yaml" as const,
    message: `This is no valid YAML: ${message}.`,
    hint: null,
  }));
  const read = readNode(document, rangeFrom);
  return {
    value: read.value,
    problems: [...syntax, ...read.problems].sort(byPosition),
    brokenAt: firstOf([
      ...syntax.slice(0, document.errors.length),
      ...read.problems.filter(({ code }) => code === "too-complex"),
    ]),
    rangeOf: (path) => nearest(read.places, path, (place) => place.value),
    rangeOfKey: (path) => nearest(read.places, path, (place) => place.key ?? place.value),
  };
}

function firstOf(problems: readonly ConfigurationProblem[]): TextRange | null {
  return [...problems].sort(byPosition)[0] ?? null;
}

function nearest(
  places: ReadonlyMap<string, Place>,
  path: KeyPath,
  pick: (place: Place) => TextRange,
): TextRange {
  for (let length = path.length; length >= 0; length -= 1) {
    const place = places.get(placeKey(path.slice(0, length)));
    if (place !== undefined) return pick(place);
  }
  return start;
}

function tooLarge(size: number): YamlSource {
  const message = `The file has ${size} characters; ${largestConfiguration} are the most.`;
  return {
    value: null,
    problems: [{ ...start, path: [], code: "too-large", message, hint: null }],
    brokenAt: start,
    rangeOf: () => start,
    rangeOfKey: () => start,
  };
}
