// The least value that fits a JSON schema: what is required, and no more.

type Schema = Readonly<Record<string, unknown>>;

export type Definitions = (reference: string) => Schema;

/** Throws where a schema asks for more than this knows. */
export function sampleOf(schema: Schema, definitions: Definitions): unknown {
  const reference = schema["$ref"];
  if (typeof reference === "string") return sampleOf(definitions(reference), definitions);
  if ("const" in schema) return schema["const"];
  if (isArray(schema["enum"])) return schema["enum"][0];
  if (isArray(schema["allOf"]))
    return merge(schema["allOf"].map((part) => sampleOf(asSchema(part), definitions)));
  for (const word of ["oneOf", "anyOf"]) {
    const choices = schema[word];
    if (isArray(choices))
      return merge([sampleOf(asSchema(choices[0]), definitions), sampleOfType(schema, definitions)]);
  }
  return sampleOfType(schema, definitions);
}

function sampleOfType(schema: Schema, definitions: Definitions): unknown {
  const type = isArray(schema["type"]) ? schema["type"][0] : (schema["type"] ?? impliedType(schema));
  switch (type) {
    case "object":
      return sampleOfObject(schema, definitions);
    case "array": {
      const count = typeof schema["minItems"] === "number" ? schema["minItems"] : 0;
      return Array.from({ length: count }, () => sampleOf(asSchema(schema["items"]), definitions));
    }
    case "string":
      return sampleOfString(schema["format"]);
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return false;
    case "null":
      return null;
    case undefined:
      return {};
    default:
      throw new Error(`no sample for ${JSON.stringify(schema)}`);
  }
}

function sampleOfObject(schema: Schema, definitions: Definitions): unknown {
  const properties = asSchema(schema["properties"] ?? {});
  const required = isArray(schema["required"]) ? schema["required"].map(String) : [];
  return Object.fromEntries(
    required.map((name) => [name, sampleOf(asSchema(properties[name] ?? {}), definitions)]),
  );
}

function sampleOfString(format: unknown): string {
  switch (format) {
    case "date-time":
      return "2026-01-02T03:04:05Z";
    case "uri":
      return "https://github.test/x";
    case "email":
      return "x@github.test";
    default:
      return "x";
  }
}

function impliedType(schema: Schema): string | undefined {
  return "properties" in schema || "required" in schema ? "object" : undefined;
}

function merge(parts: readonly unknown[]): unknown {
  return parts.every(isSchema) ? Object.assign({}, ...parts) : parts[0];
}

function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asSchema(value: unknown): Schema {
  if (!isSchema(value)) throw new Error(`not a schema: ${JSON.stringify(value)}`);
  return value;
}
