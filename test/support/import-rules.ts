// Questions about an import graph; every answer lists what offends, so that an empty list is a pass.
import type { Import, ImportGraph, Module } from "./import-graph.ts";

export type ImportRule = {
  /** Folders of this repository, and single files, besides its own. */
  readonly files: readonly string[];
  /** `node:` stands for everything that Node brings, `*` for every package. */
  readonly packages: readonly string[];
};

/** Imports that leave `folder` for something that its rule does not name. */
export function forbiddenImports(graph: Iterable<Module>, folder: string, rule: ImportRule): string[] {
  return offences(inside(graph, folder), (imported) => {
    switch (imported.kind) {
      case "file":
        return ![folder, ...rule.files].some((allowed) => isWithin(imported.path, allowed));
      case "builtin":
        return !rule.packages.includes("node:");
      case "package":
        return !rule.packages.some((allowed) => allowed === "*" || matches(imported.name, allowed));
      case "computed":
        return false;
      default:
        return imported satisfies never;
    }
  });
}

export function offences(modules: Iterable<Module>, isOffence: (imported: Import) => boolean): string[] {
  return Array.from(modules).flatMap(({ path, imports }) =>
    imports.filter(isOffence).map((imported) => `${path} imports ${targetOf(imported)}`),
  );
}

/** Each group of files that import each other in a ring, as one line. */
export function importCycles(graph: ImportGraph): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    const start = trail.indexOf(path);
    if (start !== -1) cycles.push([...trail.slice(start), path].join(" → "));
    if (start !== -1 || done.has(path)) return;
    trail.push(path);
    for (const imported of graph.get(path)?.imports ?? []) if (imported.kind === "file") visit(imported.path);
    trail.pop();
    done.add(path);
  };
  for (const path of graph.keys()) visit(path);
  return cycles;
}

export function inside(graph: Iterable<Module>, folder: string): Module[] {
  return Array.from(graph).filter(({ path }) => isWithin(path, folder));
}

/** Whether `path` is `place` itself or a file under it. */
export function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

function matches(name: string, allowed: string): boolean {
  return allowed.endsWith("*") ? name.startsWith(allowed.slice(0, -1)) : name === allowed;
}

function targetOf(imported: Import): string {
  switch (imported.kind) {
    case "file":
      return imported.path;
    case "package":
    case "builtin":
      return imported.name;
    case "computed":
      return "what only a run can tell";
    default:
      return imported satisfies never;
  }
}
