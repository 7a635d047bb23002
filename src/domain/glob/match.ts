import type { Glob } from "./pattern.ts";

/** Whether the whole text is as the glob says. */
export function matches(glob: Glob, text: string): boolean {
  const { program } = glob;
  let current = new Set<number>();
  enter(glob, 0, current);
  for (const character of text) {
    if (current.size === 0) return false;
    const next = new Set<number>();
    for (const position of current) step(glob, position, character, next);
    current = next;
  }
  return current.has(program.length);
}

/** Adds the position and all that can be reached from it without reading a character. */
function enter(glob: Glob, position: number, into: Set<number>): void {
  if (into.has(position)) return;
  into.add(position);
  const instruction = glob.program[position];
  if (instruction === undefined) return;
  switch (instruction.kind) {
    case "fork":
      for (const target of instruction.targets) enter(glob, target, into);
      return;
    case "many":
    case "all":
      enter(glob, position + 1, into);
      return;
    case "literal":
    case "one":
      return;
    default:
      instruction satisfies never;
  }
}

function step(glob: Glob, position: number, character: string, into: Set<number>): void {
  const instruction = glob.program[position];
  if (instruction === undefined) return;
  switch (instruction.kind) {
    case "literal":
      if (character === instruction.character) enter(glob, position + 1, into);
      return;
    case "one":
      if (character !== "/") enter(glob, position + 1, into);
      return;
    case "many":
      if (character !== "/") enter(glob, position, into);
      return;
    case "all":
      enter(glob, position, into);
      return;
    case "fork":
      return;
    default:
      instruction satisfies never;
  }
}
