import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import type { JsonSchema } from "./descriptions.ts";

export type SchemaProblem = { readonly path: string; readonly message: string };

export type SchemaCheck = (name: string, schema: JsonSchema, value: unknown) => readonly SchemaProblem[];

type Options = {
  /** Query strings are text: `"10"` is a number where one is asked for. */
  readonly coerce: boolean;
};

type Schemas = Readonly<Record<string, JsonSchema>>;

const known = { coerce: new WeakMap<Schemas, SchemaCheck>(), exact: new WeakMap<Schemas, SchemaCheck>() };

/**
 * Compiles a schema when it is first needed, since all of them at once take seconds; sandboxes in one process share what
 * is compiled. A name always goes with the same schema.
 */
export function schemaCheckFor(schemas: Schemas, options: Options): SchemaCheck {
  const checks = options.coerce ? known.coerce : known.exact;
  const check = checks.get(schemas) ?? createSchemaCheck(schemas, options);
  checks.set(schemas, check);
  return check;
}

function createSchemaCheck(schemas: Schemas, options: Options): SchemaCheck {
  const ajv = new Ajv({
    strict: false,
    allErrors: false,
    coerceTypes: options.coerce ? "array" : false,
    discriminator: false,
    validateSchema: false,
    inlineRefs: false,
    // Addresses of bots hold brackets, which no mail system takes and GitHub gives all the same.
    formats: {
      email: true,
      "uri-template": true,
      repo: /^[^/]+\/[^/]+$/,
      "repo.nwo": /^[^/]+\/[^/]+$/,
      timestamp: true,
      int64: true,
      int32: true,
    },
  });
  formats.default(ajv, ["date-time", "uri", "date", "uuid", "hostname", "ipv4", "ipv6"]);
  ajv.addSchema({ $id: "github", schemas });
  const compiled = new Map<string, ValidateFunction>();
  return (name, schema, value) => {
    const validate = compiled.get(name) ?? ajv.compile(pointAtSchemas(schema));
    compiled.set(name, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => ({
      path: error.instancePath,
      message: `${error.message ?? "is wrong"}${describe(error.params)}`,
    }));
  };
}

function describe(parameters: Readonly<Record<string, unknown>>): string {
  const allowed = parameters["allowedValues"];
  return Array.isArray(allowed) ? ` (${allowed.join(", ")})` : "";
}

function pointAtSchemas(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/schemas/', '"$ref":"github#/schemas/');
  const parsed: unknown = JSON.parse(text);
  return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
}
