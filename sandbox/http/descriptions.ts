/** GitHub's own description of the operations that the sandbox serves (see tools/extract-github-descriptions.ts). */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const JsonSchema = z.record(z.string(), z.unknown());

const OperationDescription = z.object({
  method: z.string(),
  path: z.string(),
  parameters: z.array(
    z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: JsonSchema }),
  ),
  requestBody: z.object({ required: z.boolean(), schema: JsonSchema }).nullable(),
  responses: z.record(z.string(), JsonSchema.nullable()),
});

const RestDescriptions = z.object({
  source: z.string(),
  operations: z.record(z.string(), OperationDescription),
  schemas: z.record(z.string(), JsonSchema),
});

const WebhookDescriptions = z.object({
  source: z.string(),
  events: z.record(z.string(), JsonSchema),
  schemas: z.record(z.string(), JsonSchema),
});

export type JsonSchema = z.infer<typeof JsonSchema>;
export type OperationDescription = z.infer<typeof OperationDescription>;
export type RestDescriptions = z.infer<typeof RestDescriptions>;
export type WebhookDescriptions = z.infer<typeof WebhookDescriptions>;

let rest: RestDescriptions | null = null;
let webhooks: WebhookDescriptions | null = null;

/** Read once: sandboxes in one process share them. */
export function readRestDescriptions(): RestDescriptions {
  rest ??= RestDescriptions.parse(read("rest.json"));
  return rest;
}

/** Read once, as above. */
export function readWebhookDescriptions(): WebhookDescriptions {
  webhooks ??= WebhookDescriptions.parse(read("webhooks.json"));
  return webhooks;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../descriptions", name), "utf8"));
}
