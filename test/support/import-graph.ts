// Who imports whom in this repository, read from the source with a real parser: types, values, re-exports and
// imports at run time alike.
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync } from "rolldown/utils";

export type Import =
  /** A file of this repository, by its path from the root. */
  | { readonly kind: "file"; readonly path: string }
  /** A package, without the path inside it. */
  | { readonly kind: "package"; readonly name: string }
  | { readonly kind: "builtin"; readonly name: string }
  /** Named only when the program runs. */
  | { readonly kind: "computed" };

export type Module = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** What it exports of other modules, by `export … from`; among its imports as well. */
  readonly reExports: readonly Import[];
};

/** By path from the root, with `/`. */
export type ImportGraph = ReadonlyMap<string, Module>;

/** @throws when a file does not parse */
export function readImportGraph(root: string, folders: readonly string[]): ImportGraph {
  const paths = folders.flatMap((folder) =>
    readdirSync(posix.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => posix.join(folder, path)),
  );
  return graphOf(paths.map((path) => [path, readFileSync(posix.join(root, path), "utf8")]));
}

export function graphOf(sources: Iterable<readonly [path: string, text: string]>): ImportGraph {
  const modules = Array.from(sources, ([path, text]) => readModule(path, text));
  return new Map(modules.map((module) => [module.path, module]));
}

function readModule(path: string, text: string): Module {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new UnparsableModule(`${path}: ${errors.map(String).join("; ")}`);
  const imported = module.staticImports.map((statement) => statement.moduleRequest.value);
  const exported = module.staticExports
    .flatMap((statement) => statement.entries)
    .flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : []));
  const atRunTime = module.dynamicImports.map(({ moduleRequest }) =>
    quoted(text.slice(moduleRequest.start, moduleRequest.end)),
  );
  const resolved = (specifiers: Iterable<string | null>) =>
    Array.from(new Set(specifiers), (specifier) => resolve(path, specifier));
  return {
    path,
    text,
    imports: resolved([...imported, ...exported, ...atRunTime]),
    reExports: resolved(exported),
  };
}

function quoted(expression: string): string | null {
  return /^(["'])(?<specifier>[^"'\\]+)\1$/.exec(expression)?.groups?.["specifier"] ?? null;
}

function resolve(from: string, specifier: string | null): Import {
  if (specifier === null) return { kind: "computed" };
  if (specifier.startsWith("node:")) return { kind: "builtin", name: specifier };
  if (specifier.startsWith("."))
    return { kind: "file", path: posix.normalize(posix.join(posix.dirname(from), specifier)) };
  const parts = specifier.split("/");
  return { kind: "package", name: parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/") };
}

class UnparsableModule extends Error {
  override readonly name = "UnparsableModule";
}
