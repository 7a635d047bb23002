import { z } from "zod";
import { GatePolicy, ReviewPolicy } from "../../domain/organization/schema.ts";
import { AccountEntry, Pattern } from "./names.ts";

const FromTier = z.int().min(1).max(5).describe("Asked for from this tier on; 5 is never, but for its paths");

const LayerEntry = z.strictObject({
  "from-tier": FromTier.optional(),
  paths: z.array(Pattern).max(200).optional().describe("Paths that ask for the layer whatever the tier"),
  agents: z.boolean().optional().describe("Whether an agent's review fills the layer"),
});
export type LayerEntry = z.infer<typeof LayerEntry>;

const QaEntry = LayerEntry.extend({
  checks: z
    .array(z.string().min(1).max(255))
    .max(50)
    .optional()
    .describe("Names of the checks that must have succeeded"),
  "lead-from-tier": FromTier.optional().describe("From this tier on the QA lead approves as well"),
});

export const ReviewEntry = z.strictObject({
  separation: ReviewPolicy.shape.separation
    .optional()
    .describe(
      "strict: one person per layer; combined: one may fill peer and domain, or qa and architecture; solo: the one human fills all layers of agents' work",
    ),
  layers: z
    .strictObject({
      peer: LayerEntry.optional(),
      domain: LayerEntry.optional(),
      qa: QaEntry.optional(),
      architecture: LayerEntry.optional(),
    })
    .optional()
    .describe("When each of the four layers is asked for"),
  "rework-limit": ReviewPolicy.shape.reworkLimit
    .optional()
    .describe("Change requests after which a task is escalated"),
});
export type ReviewEntry = z.infer<typeof ReviewEntry>;

export const GateEntry = z.strictObject({
  untracked: GatePolicy.shape.untracked
    .optional()
    .describe("What the gate says to a pull request without a task"),
  "when-paused": GatePolicy.shape.whenPaused
    .optional()
    .describe("What the gate says while everything is paused"),
  exempt: z
    .array(AccountEntry)
    .max(100)
    .optional()
    .describe("Logins whose pull requests need no task, such as dependabot[bot]"),
});
export type GateEntry = z.infer<typeof GateEntry>;
