/**
 * Writes what the sandbox is held to: of GitHub's REST description the operations served, of its webhook description the
 * events emitted, each with the schemas they reach, as JSON Schema.
 *
 *   npm install --prefix <folder> @octokit/openapi
 *   node tools/extract-github-descriptions.ts <folder>/node_modules/@octokit/openapi
 */

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { operationAccess } from "../sandbox/authorization/operation-access.ts";
import { emittedEvents } from "../sandbox/webhooks/emitted-events.ts";
import { nameAllEvents } from "./name-all-events.ts";
import { hoistRepeated } from "./hoist-repeated-schemas.ts";
import { collectSchemas, toJsonSchema } from "./openapi-to-json-schema.ts";

const schema = z.record(z.string(), z.unknown());
const content = z.object({ "application/json": z.object({ schema: schema.optional() }).optional() });

const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  schema: schema,
});

const operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.union([parameter, z.object({ $ref: z.string() })])).default([]),
  requestBody: z.object({ required: z.boolean().default(false), content }).optional(),
  responses: z.record(
    z.string(),
    z.union([z.object({ $ref: z.string() }), z.object({ content: content.optional() })]),
  ),
});

const description = z.object({
  info: z.object({ version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    parameters: z.record(z.string(), parameter),
    responses: z.record(z.string(), z.object({ content: content.optional() })),
  }),
});

const webhookDescription = z.object({
  webhooks: z.record(
    z.string(),
    z.object({
      post: z.object({
        requestBody: z.object({ content: z.object({ "application/json": z.object({ schema }) }) }),
      }),
    }),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

const packageJson = z.object({ name: z.string(), version: z.string() });

function lastPart(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

type Description = z.infer<typeof description>;

function extractOperation(source: Description, path: string, method: string, raw: unknown) {
  const found = operation.parse(raw);
  const parameters = found.parameters.map((one) =>
    "$ref" in one ? source.components.parameters[lastPart(one.$ref)] : one,
  );
  const responses = Object.entries(found.responses).map(([status, one]) => {
    const answer = "$ref" in one ? source.components.responses[lastPart(one.$ref)] : one;
    return [status, toJsonSchema(answer?.content?.["application/json"]?.schema ?? null)] as const;
  });
  const body = found.requestBody?.content["application/json"]?.schema;
  return {
    method: method.toUpperCase(),
    path,
    parameters: parameters
      .filter((one) => one !== undefined)
      .map((one) => ({
        name: one.name,
        in: one.in,
        required: one.required,
        schema: toJsonSchema(one.schema),
      })),
    requestBody:
      body === undefined
        ? null
        : { required: found.requestBody?.required ?? false, schema: toJsonSchema(body) },
    responses: Object.fromEntries(responses),
  };
}

/** The list's account has to be a user and an enterprise at once there, which none is; a single installation is described right. */
function amend(operations: Record<string, unknown>): void {
  const list = z
    .object({ responses: z.record(z.string(), z.unknown()) })
    .parse(operations["apps/list-installations"]);
  list.responses["200"] = { type: "array", items: { $ref: "#/schemas/installation" } };
  operations["apps/list-installations"] = {
    ...z.looseObject({}).parse(operations["apps/list-installations"]),
    ...list,
  };
}

async function readPackage(directory: string): Promise<z.infer<typeof packageJson>> {
  return packageJson.parse(JSON.parse(await readFile(join(directory, "package.json"), "utf8")));
}

async function extractRest(directory: string): Promise<void> {
  const source = description.parse(
    JSON.parse(await readFile(join(directory, "generated/api.github.com.json"), "utf8")),
  );
  const wanted = new Set<string>(Object.keys(operationAccess));
  const operations: Record<string, unknown> = {};
  for (const [path, methods] of Object.entries(source.paths)) {
    for (const [method, raw] of Object.entries(methods)) {
      const named = z.object({ operationId: z.string() }).safeParse(raw);
      if (!named.success || !wanted.delete(named.data.operationId)) continue;
      operations[named.data.operationId] = extractOperation(source, path, method, raw);
    }
  }
  amend(operations);
  if (wanted.size > 0) throw new Error(`not in the description: ${[...wanted].join(", ")}`);
  const { name, version } = await readPackage(directory);
  await writeJson("rest.json", {
    source: `${name} ${version}, generated/api.github.com.json`,
    operations,
    schemas: collectSchemas(operations, source.components.schemas),
  });
}

async function extractWebhooks(): Promise<void> {
  const directory = dirname(createRequire(import.meta.url).resolve("@octokit/openapi-webhooks"));
  const source = webhookDescription.parse(
    JSON.parse(await readFile(join(directory, "generated/api.github.com.json"), "utf8")),
  );
  const events: Record<string, unknown> = {};
  for (const event of [...emittedEvents].sort()) {
    const found = source.webhooks[event];
    if (found === undefined) throw new Error(`not in the description: ${event}`);
    events[event] = toJsonSchema(found.post.requestBody.content["application/json"].schema);
  }
  const { name, version } = await readPackage(directory);
  const described = { events, schemas: collectSchemas(events, source.components.schemas) };
  nameAllEvents(described);
  const shared = hoistRepeated(described);
  await writeJson("webhooks.json", {
    source: `${name} ${version}, generated/api.github.com.json`,
    events: shared.rest.events,
    schemas: { ...shared.rest.schemas, ...shared.hoisted },
  });
}

type Section = Readonly<Record<string, unknown>>;

/** A line for each operation, event and schema, so that an update reads well as a difference. */
async function writeJson(name: string, value: Readonly<Record<string, string | Section>>): Promise<void> {
  const path = join(import.meta.dirname, "../sandbox/descriptions", name);
  const sections = Object.entries(value).map(([key, section]) => {
    if (typeof section === "string") return `${JSON.stringify(key)}: ${JSON.stringify(section)}`;
    const lines = Object.entries(section).map(([of, one]) => `${JSON.stringify(of)}: ${JSON.stringify(one)}`);
    return `${JSON.stringify(key)}: {\n${lines.join(",\n")}\n}`;
  });
  await writeFile(path, `{\n${sections.join(",\n")}\n}\n`);
}

const openapi = process.argv[2];
if (openapi === undefined) throw new Error("give the directory of the package @octokit/openapi");
await extractRest(openapi);
await extractWebhooks();
