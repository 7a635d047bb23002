const longest = 39;

/** A name as an id: lower-case letters, digits and hyphens. Null where nothing is left. */
function identifierOf(name: string): string | null {
  const id = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\[bot\]$/, "")
    .replace(/[^a-z\d]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
  return id === "" ? null : id;
}

/** The same, with a number where somebody else has it already. */
export function freeIdentifier(name: string, otherwise: string, taken: ReadonlySet<string>): string {
  const wanted = identifierOf(name) ?? otherwise;
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const numbered = `${wanted.slice(0, longest - 5)}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
