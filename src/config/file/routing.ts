import { z } from "zod";
import { DomainId } from "../../domain/ids.ts";
import { RoutingRules } from "../../domain/routing/schema.ts";
import { Pattern } from "./names.ts";

const { shape } = RoutingRules;
const Score = shape.base;
const Least = z.int().min(-100).max(100).optional();
const Label = z.string().min(1).max(100);
const Words = z.array(z.string().min(1).max(100)).min(1).max(100);
const Steps = z.array(z.strictObject({ from: z.number().positive(), score: Score })).max(20);

export const RoutingEntry = z.strictObject({
  base: Score.optional().describe("Points of an instruction that nothing is known about"),
  tiers: z
    .strictObject({ 1: Least, 2: Least, 3: Least, 4: Least })
    .optional()
    .describe("The least points of each tier"),
  labels: z
    .array(z.strictObject({ label: Label, score: Score }))
    .max(200)
    .optional()
    .describe("Points for labels"),
  words: z
    .array(z.strictObject({ words: Words, in: z.array(z.enum(["title", "body"])).min(1), score: Score }))
    .max(200)
    .optional()
    .describe("Points for words; a star at the end of one takes any ending"),
  question: Score.optional().describe("Points for a title that ends with a question mark"),
  paths: z
    .array(z.strictObject({ pattern: Pattern, score: Score }))
    .max(200)
    .optional()
    .describe("Points for paths that are named"),
  size: z
    .strictObject({
      criteria: Steps.optional().describe("By the number of acceptance criteria"),
      "estimate-hours": Steps.optional().describe("By the estimate in hours"),
      paths: Steps.optional().describe("By the number of paths named"),
    })
    .optional()
    .describe("Points for size; the last step that is reached counts"),
  "further-domain": Score.optional().describe("Points for each domain after the first"),
  "domain-labels": z
    .array(z.strictObject({ label: Label, domain: DomainId }))
    .max(200)
    .optional()
    .describe("Labels that name a domain, besides domain/<id>"),
  "domain-words": z
    .array(z.strictObject({ words: Words, domain: DomainId }))
    .max(200)
    .optional()
    .describe("Words that hint at a domain"),
  "priority-labels": z
    .array(z.strictObject({ label: Label, priority: shape.priorityLabels.element.shape.priority }))
    .max(200)
    .optional()
    .describe("Labels that name a priority, besides priority/<P0-P3>"),
  "priority-words": z
    .array(z.strictObject({ words: Words, priority: shape.priorityWords.element.shape.priority }))
    .max(200)
    .optional()
    .describe("Words that name a priority"),
  "default-priority": shape.defaultPriority
    .optional()
    .describe("Priority when nothing names one; null is the backlog"),
});
export type RoutingEntry = z.infer<typeof RoutingEntry>;
