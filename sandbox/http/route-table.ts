import { isOperationId, type OperationId } from "../authorization/operation-access.ts";
import type { OperationDescription } from "./descriptions.ts";

export type Route = {
  readonly operationId: OperationId;
  readonly description: OperationDescription;
  readonly parameters: Readonly<Record<string, string>>;
};

type Entry = Omit<Route, "parameters"> & { readonly pattern: RegExp; readonly literals: number };

/** Parameters that may hold slashes as they are. */
const multiSegment = new Set(["path", "ref", "basehead", "branch", "name"]);

export type RouteTable = (method: string, path: string) => Route | null;

/** `path` is still percent-encoded. Literal segments win over parameters. */
export function createRouteTable(operations: Readonly<Record<string, OperationDescription>>): RouteTable {
  const entries: readonly Entry[] = Object.entries(operations)
    .map(([operationId, description]) => {
      if (!isOperationId(operationId)) throw new Error(`described but not served: ${operationId}`);
      return {
        operationId,
        description,
        pattern: toPattern(description.path),
        literals: description.path.replaceAll(/\{\w+\}/g, "").length,
      };
    })
    .sort((a, b) => b.literals - a.literals);
  return (method, path) => {
    for (const { pattern, operationId, description } of entries) {
      const match = description.method === method ? pattern.exec(path) : null;
      if (match !== null) return { operationId, description, parameters: decodeAll(match.groups ?? {}) };
    }
    return null;
  };
}

function toPattern(path: string): RegExp {
  const escaped = path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  const source = escaped.replaceAll(/\/\{(\w+)\}/g, (_, name: string) => {
    // The root of a tree is the path that is not there.
    if (name === "path") return "(?:/(?<path>.*?))?";
    return multiSegment.has(name) ? `/(?<${name}>.+?)` : `/(?<${name}>[^/]+)`;
  });
  return new RegExp(`^${source}/?$`);
}

function decodeAll(groups: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value ?? "")]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
