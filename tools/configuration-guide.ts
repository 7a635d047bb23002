// The guide to the configuration, from the JSON Schema's own words and the shipped defaults.
import * as z from "zod";

type Schema = {
  readonly description?: string | undefined;
  readonly type?: string | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly items?: Schema | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly additionalProperties?: Schema | boolean | undefined;
  readonly propertyNames?: Schema | undefined;
};

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    description: z.string().optional(),
    type: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    anyOf: z.array(Schema).optional(),
    items: Schema.or(z.array(Schema).transform((): Schema => ({}))).optional(),
    properties: z.record(z.string(), Schema).optional(),
    additionalProperties: z.union([Schema, z.boolean()]).optional(),
    propertyNames: Schema.optional(),
  }),
);

const introduction = `# Configuration

<!-- Written by tools/write-configuration-guide.ts from config/schema.json and config/defaults.yml. -->

A team writes \`.github/tutti.yml\` on the default branch of its home repository. Nothing but \`members\`, \`domains\` and \`lead\` is
needed; everything else has a default. A file with a mistake changes nothing: the last good one stays in force, and all its problems
are reported at once, with line and column. A pull request that changes it gets a check with annotations.

Whole examples, each parsed by a test: [one person](../config/examples/solo.yml), [two](../config/examples/two.yml),
[three](../config/examples/three.yml), [eight people and five agents](../config/examples/eight.yml). For completion in an editor, point its YAML
extension at [config/schema.json](../config/schema.json).
`;

/** The documentation of all keys, `docs/configuration.md`, whole. `defaults` is what `config/defaults.yml` holds. */
export function configurationGuide(schemaText: string, defaults: unknown): string {
  const { properties = {} } = Schema.parse(JSON.parse(schemaText));
  const sections = Object.entries(properties).map(([key, schema]) => section(key, schema, at(defaults, key)));
  return [introduction, ...sections].join("\n");
}

function section(key: string, schema: Schema, defaults: unknown): string {
  const rows = entriesBelow(schema, "", defaults).map(
    ({ path, schema: entry, value }) =>
      `| \`${path}\` | ${cell(entry.description ?? "")} | ${cell(values(entry))} | ${cell(shown(value))} |`,
  );
  const table =
    rows.length === 0 ? [] : ["", "| key | what it is | values | default |", "|---|---|---|---|", ...rows];
  const facts = [
    `Values: ${values(schema)}.`,
    ...(shown(defaults) === "" ? [] : [`Default: ${shown(defaults)}.`]),
  ];
  return [`## ${key}`, "", `${schema.description ?? ""}. ${facts.join(" ")}`, ...table, ""].join("\n");
}

type Entry = { readonly path: string; readonly schema: Schema; readonly value: unknown };

function entriesBelow(schema: Schema, path: string, value: unknown): readonly Entry[] {
  const join = (key: string) => (path === "" ? key : `${path}.${key}`);
  const nested = Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
    entry(join(key), child, at(value, key)),
  );
  const named =
    typeof schema.additionalProperties === "object"
      ? entry(join("<name>"), schema.additionalProperties, undefined)
      : [];
  const listed = schema.items === undefined ? [] : entriesBelow(schema.items, `${path}[]`, undefined);
  const chosen = (schema.anyOf ?? []).flatMap((choice) => entriesBelow(choice, path, value));
  const all = [...nested, ...named, ...listed, ...chosen];
  return [...new Map(all.map((found) => [found.path, found])).values()];
}

function entry(path: string, schema: Schema, value: unknown): readonly Entry[] {
  const below = entriesBelow(schema, path, value);
  const isOnlyAPlace = schema.description === undefined && below.length > 0;
  return isOnlyAPlace ? below : [{ path, schema, value }, ...below];
}

function values(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.map(code).join(", ");
  if (schema.const !== undefined) return code(schema.const);
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(values))].join(", or ");
  switch (schema.type) {
    case "boolean":
      return "`true`, `false`";
    case "integer":
      return `a whole number${range(schema)}`;
    case "number":
      return `a number${range(schema)}`;
    case "array":
      return "a list";
    case "object":
      return typeof schema.additionalProperties === "object" ? `a map by ${names(schema)}` : "a map";
    case "null":
      return "`null`";
    default:
      return "text";
  }
}

function names({ propertyNames }: Schema): string {
  return propertyNames?.enum === undefined ? "name" : propertyNames.enum.map(code).join(", ");
}

function range({ minimum, maximum }: Schema): string {
  const most = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? "" : ` to ${maximum}`;
  if (minimum === undefined) return most === "" ? "" : ` up${most}`;
  return most === "" ? `, at least ${minimum}` : `, ${minimum}${most}`;
}

/** A default, where it is short enough to read in a cell. */
function shown(value: unknown): string {
  if (value === undefined || (typeof value === "object" && value !== null && !Array.isArray(value)))
    return "";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(code).join(", ");
  return code(value);
}

function at(value: unknown, key: string): unknown {
  const parent = z.record(z.string(), z.unknown()).safeParse(value);
  return parent.success ? parent.data[key] : undefined;
}

function code(value: unknown): string {
  return `\`${String(value)}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
