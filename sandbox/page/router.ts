/** Paths with `:name` for one segment and `:name*` for all that is left. */
export type Route<Handler> = { readonly path: string; readonly handle: Handler };

export type Match<Handler> = {
  readonly handle: Handler;
  readonly parameters: Readonly<Record<string, string>>;
};

/** The first route that fits wins. */
export function createRouter<Handler>(
  routes: readonly Route<Handler>[],
): (path: string) => Match<Handler> | null {
  const compiled = routes.map(({ path, handle }) => ({ pattern: toPattern(path), handle }));
  return (path) => {
    for (const { pattern, handle } of compiled) {
      const match = pattern.exec(path);
      if (match !== null) return { handle, parameters: decodeAll(match.groups ?? {}) };
    }
    return null;
  };
}

function toPattern(path: string): RegExp {
  const source = path
    .replaceAll(/:(\w+)\*/g, (_, name: string) => `(?<${name}>.+)`)
    .replaceAll(/:(\w+)/g, (_, name: string) => `(?<${name}>[^/]+)`);
  return new RegExp(`^${source}/?$`);
}

/** A segment that is not well encoded stays as it is, and names nothing. */
function decodeAll(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch (error) {
        if (error instanceof URIError) return [name, value];
        throw error;
      }
    }),
  );
}
