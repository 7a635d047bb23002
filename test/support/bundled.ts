// A committed bundle, as whoever downloads it has it.
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";

/** What a bundle asks to be beside it, and what it takes from Node. */
export function importsOf(bundle: URL): {
  readonly foreign: readonly string[];
  readonly builtin: readonly string[];
} {
  const text = readFileSync(bundle, "utf8");
  const imported = [...text.matchAll(/(?:^|;)import[^"';]*from\s*["']([^"']+)["']/gm)];
  const names = imported.map(([, name = ""]) => name.replace(/^node:/, "").split("/")[0] ?? "");
  const known = new Set(builtinModules);
  return {
    foreign: names.filter((name) => !known.has(name)),
    builtin: names.filter((name) => known.has(name)),
  };
}
