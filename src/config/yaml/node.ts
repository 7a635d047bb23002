import { type Document, type Node, isAlias, isMap, isNode, isScalar, isSeq } from "yaml";
import type { ConfigurationProblem, KeyPath, ProblemCode, TextRange } from "../problem.ts";

/**
 * Values that a file may have in all, those that aliases repeat counted each time: no file unfolds without
 * end.
 */
const mostValues = 20_000;
const deepest = 16;

/** Where a value stands, and the key that leads to it. A map or list stands where its key does. */
export type Place = { readonly key: TextRange | null; readonly value: TextRange };

export type ReadNode = {
  readonly value: unknown;
  readonly problems: readonly ConfigurationProblem[];
  /** By `placeKey`. */
  readonly places: ReadonlyMap<string, Place>;
};

type RangeFrom = (from: number, to: number) => TextRange;

export function placeKey(path: KeyPath): string {
  return JSON.stringify(path);
}

/** Turns a parsed document into plain data, and says what is not allowed in it. */
export function readNode(document: Document.Parsed, rangeFrom: RangeFrom): ReadNode {
  const reader = new NodeReader(rangeFrom);
  const value = reader.read(document.contents, [], null);
  return { value, problems: reader.problems, places: reader.places };
}

class NodeReader {
  readonly problems: ConfigurationProblem[] = [];
  readonly places = new Map<string, Place>();
  /**
   * The newest of each name so far, as YAML has it; the library's own search reads the file anew for every
   * alias.
   */
  readonly #anchors = new Map<string, Node>();
  readonly #rangeFrom: RangeFrom;
  #values = 0;
  #overfull = false;

  constructor(rangeFrom: RangeFrom) {
    this.#rangeFrom = rangeFrom;
  }

  read(node: unknown, path: KeyPath, key: TextRange | null): unknown {
    const range = this.#rangeOf(node, key);
    this.#values += 1;
    if (this.#values > mostValues || path.length > deepest) {
      if (!this.#overfull)
        this.#refuse("too-complex", path, range, "The file has too many values, or is nested too deep.");
      this.#overfull = true;
      return null;
    }
    const collection = isMap(node) || isSeq(node);
    this.places.set(placeKey(path), { key, value: collection ? (key ?? atStart(range)) : range });
    if (isAlias(node)) return this.#readAlias(node.source, path, range);
    if (isNode(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isNode(node) && node.tag !== undefined && !node.tag.startsWith("tag:yaml.org,2002:")) return null;
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item, index) => this.read(item, [...path, index], null));
    return isMap(node) ? this.#readMap(node.items, path, range) : null;
  }

  #readAlias(name: string, path: KeyPath, range: TextRange): unknown {
    const target = this.#anchors.get(name);
    if (target !== undefined) return this.read(target, path, range);
    this.#refuse("invalid-yaml", path, range, `Nothing is called “&${name}” above this.`);
    return null;
  }

  #readMap(
    items: readonly { readonly key: unknown; readonly value: unknown }[],
    path: KeyPath,
    around: TextRange,
  ): unknown {
    const map: Record<string, unknown> = Object.create(null);
    for (const { key, value } of items) {
      const range = this.#rangeOf(key, around);
      const name = isScalar(key) ? keyName(key.value) : null;
      if (name === null) {
        this.#refuse("wrong-type", path, range, "A key must be a text or a number.");
      } else if (name in Object.prototype) {
        this.#refuse("reserved-key", [...path, name], range, `“${name}” cannot be used as a key.`);
      } else if (name in map) {
        this.#refuse("duplicate-key", [...path, name], range, `“${name}” is here a second time.`);
      } else {
        map[name] = this.read(value, [...path, name], range);
      }
    }
    return map;
  }

  #rangeOf(node: unknown, otherwise: TextRange | null): TextRange {
    const range = isNode(node) ? node.range : null;
    return range ? this.#rangeFrom(range[0], range[1]) : (otherwise ?? this.#rangeFrom(0, 0));
  }

  #refuse(code: ProblemCode, path: KeyPath, range: TextRange, message: string): void {
    this.problems.push({ ...range, path, code, message, hint: null });
  }
}

function keyName(key: unknown): string | null {
  if (typeof key === "string") return key;
  return typeof key === "number" ? String(key) : null;
}

function atStart({ line, column }: TextRange): TextRange {
  return { line, column, endLine: line, endColumn: column };
}
