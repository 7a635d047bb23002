import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type Definitions, sampleOf } from "./schema-sample.ts";

type Json = Readonly<Record<string, unknown>>;

const SOURCE = "@octokit/openapi-webhooks/generated/api.github.com.json";
const description: Json = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(SOURCE), "utf8"));

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema({ ...description, $id: "webhooks" });

const definitions: Definitions = (reference) =>
  reference
    .slice("#/".length)
    .split("/")
    .reduce((value: Json, name) => asJson(value[name.replaceAll("~1", "/")]), description);

/**
 * The payload that GitHub describes for a webhook (`issues-opened`), with only what it promises, and `changes` laid
 * over it. Throws when the result is none that GitHub's description allows.
 */
export function webhookPayload(webhook: string, changes: Json = {}): Json {
  const reference = schemaOf(webhook);
  const payload = overlay(asJson(sampleOf({ $ref: reference }, definitions)), changes);
  if (!ajv.validate(`webhooks${reference}`, payload)) {
    throw new Error(`${webhook}: ${ajv.errorsText()}`);
  }
  return payload;
}

function schemaOf(webhook: string): string {
  const path = ["webhooks", webhook, "post", "requestBody", "content", "application/json", "schema"];
  const schema = path.reduce((value: Json, name) => asJson(value[name]), description);
  return String(schema["$ref"]);
}

function overlay(base: Json, changes: Json): Json {
  const merged = Object.entries(changes).map(([name, value]) => {
    const before = base[name];
    return [name, isJson(before) && isJson(value) ? overlay(before, value) : value];
  });
  return { ...base, ...Object.fromEntries(merged) };
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asJson(value: unknown): Json {
  if (!isJson(value)) throw new Error(`no object: ${JSON.stringify(value)}`);
  return value;
}
