/** One line of CODEOWNERS: later ones win, as in a domain's paths. */
export type OwnedPattern = {
  readonly pattern: string;
  /** Logins, without @. */
  readonly logins: readonly string[];
  /** `org/team`, without @. */
  readonly teams: readonly string[];
};

/** Reads CODEOWNERS. Addresses of e-mail name nobody here; a line without owners takes its paths from everybody. */
export function readCodeowners(text: string): readonly OwnedPattern[] {
  return text.split(/\r\n|\n|\r/).flatMap((line) => {
    const words = line
      .replace(/(?:^|\s)#.*$/, "")
      .trim()
      .split(/(?<!\\)\s+/);
    const [pattern, ...owners] = words;
    if (pattern === undefined || pattern === "") return [];
    const names = owners.filter((owner) => owner.startsWith("@")).map((owner) => owner.slice(1));
    return [
      {
        pattern: pattern.replaceAll(String.raw`\ `, " "),
        logins: names.filter((name) => !name.includes("/")),
        teams: names.filter((name) => name.includes("/")),
      },
    ];
  });
}

/** The teams that a CODEOWNERS names, each once. */
export function teamsIn(patterns: readonly OwnedPattern[]): readonly string[] {
  return [...new Set(patterns.flatMap(({ teams }) => teams))];
}
