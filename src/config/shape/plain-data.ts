import type { KeyPath } from "../problem.ts";

/** A copy of plain data without the parts at these paths; paths that lead nowhere change nothing. */
export function withoutParts(value: unknown, paths: readonly KeyPath[]): unknown {
  if (paths.some((path) => path.length === 0)) return {};
  const copy: unknown = structuredClone(value);
  for (const path of paths) drop(copy, path);
  return copy;
}

function drop(value: unknown, [key, ...rest]: KeyPath): void {
  if (!isMap(value) || key === undefined || !(key in value)) return;
  if (rest.length === 0) Reflect.deleteProperty(value, key);
  else drop(value[key], rest);
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
