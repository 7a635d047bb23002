/** GitHub's webhook descriptions spell out the same user and repository hundreds of times: here each is said once. */

type Schemas = Readonly<Record<string, unknown>>;

type Described = { readonly events: Schemas; readonly schemas: Schemas };

const worthHoisting = 200;

/** The same with `$ref`s in place of what occurs more than once; `hoisted` is what they refer to. */
export function hoistRepeated(described: Described): {
  readonly rest: Described;
  readonly hoisted: Schemas;
} {
  const counts = new Map<string, number>();
  count(described, counts);
  const names = new Map<string, string>();
  const hoisted: Record<string, unknown> = {};

  function rewrite(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isRecord(value)) return value;
    const key = JSON.stringify(value);
    const isRepeatedSchema = typeof value["type"] === "string" && (counts.get(key) ?? 0) > 1;
    if (!isRepeatedSchema) return rewriteParts(value);
    const known = names.get(key);
    if (known !== undefined) return { $ref: `#/schemas/${known}` };
    const name = `shared-${String(names.size + 1)}`;
    names.set(key, name);
    hoisted[name] = rewriteParts(value);
    return { $ref: `#/schemas/${name}` };
  }

  function rewriteParts(value: Schemas): Schemas {
    const parts = Object.entries(value).map(([name, part]) => [
      name,
      name === "properties" && isRecord(part) ? rewriteParts(part) : rewrite(part),
    ]);
    return Object.fromEntries(parts);
  }

  return {
    rest: { events: rewriteParts(described.events), schemas: rewriteParts(described.schemas) },
    hoisted,
  };
}

function count(value: unknown, counts: Map<string, number>): void {
  if (Array.isArray(value)) {
    for (const one of value) count(one, counts);
    return;
  }
  if (!isRecord(value)) return;
  const key = JSON.stringify(value);
  if (key.length > worthHoisting) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const part of Object.values(value)) count(part, counts);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
