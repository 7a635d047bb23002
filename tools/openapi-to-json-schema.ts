/** OpenAPI 3.0's dialect → JSON Schema, without the prose. */

const prose = new Set([
  "description",
  "title",
  "example",
  "examples",
  "externalDocs",
  "deprecated",
  "x-github",
  "x-github-breaking-changes",
  "x-multi-segment",
]);

/** Names of properties are no keywords: a property may be called `description`. */
export function toJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (!isRecord(schema)) return schema;
  const { nullable, ...rest } = schema;
  const entries = Object.entries(rest)
    .filter(([key]) => !prose.has(key))
    .map(([key, value]): readonly [string, unknown] => {
      if (key === "$ref" && typeof value === "string") return [key, value.replace("#/components", "#")];
      if (key === "properties" && isRecord(value)) {
        return [
          key,
          Object.fromEntries(Object.entries(value).map(([name, property]) => [name, toJsonSchema(property)])),
        ];
      }
      return key === "enum" || key === "const" || key === "default" || key === "required"
        ? [key, value]
        : [key, toJsonSchema(value)];
    });
  const converted: Readonly<Record<string, unknown>> = Object.fromEntries(entries);
  return nullable === true ? { anyOf: [converted, { type: "null" }] } : converted;
}

/** All that `roots` refer to, and what those refer to, in the order of their names. */
export function collectSchemas(
  roots: unknown,
  schemas: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const found = new Map<string, unknown>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) visit(one);
      return;
    }
    if (!isRecord(value)) return;
    for (const [key, part] of Object.entries(value)) {
      if (key !== "$ref" || typeof part !== "string") {
        visit(part);
        continue;
      }
      const name = part.slice(part.lastIndexOf("/") + 1);
      if (found.has(name)) continue;
      const converted = toJsonSchema(schemas[name]);
      found.set(name, converted);
      visit(converted);
    }
  };
  visit(roots);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
