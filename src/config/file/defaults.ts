import { z } from "zod";
import { Mode, ReviewPolicy, GatePolicy, Level } from "../../domain/organization/schema.ts";
import { CalendarEntry } from "./calendar.ts";
import { Login } from "./names.ts";

const KindDefaults = z.strictObject({
  level: Level,
  hours: z.number().positive().max(24),
  sessions: z.int().min(0),
  calendar: CalendarEntry.required(),
});

const layers = ReviewPolicy.shape.layers.shape;

const LayerDefaults = z.strictObject({
  "from-tier": layers.peer.shape.fromTier,
  paths: layers.peer.shape.paths,
  agents: layers.peer.shape.agents,
});

/** The shipped `config/defaults.yml`: everything that a team need not say, and nothing left out. */
export const DefaultsFile = z.strictObject({
  mode: Mode,
  paused: z.boolean(),
  members: z.strictObject({ human: KindDefaults, agent: KindDefaults }),
  review: z.strictObject({
    separation: ReviewPolicy.shape.separation,
    layers: z.strictObject({
      peer: LayerDefaults,
      domain: LayerDefaults,
      qa: LayerDefaults.extend({
        checks: layers.qa.shape.checks,
        "lead-from-tier": layers.qa.shape.leadFromTier,
      }),
      architecture: LayerDefaults,
    }),
    "rework-limit": ReviewPolicy.shape.reworkLimit,
  }),
  gate: z.strictObject({
    untracked: GatePolicy.shape.untracked,
    "when-paused": GatePolicy.shape.whenPaused,
    exempt: z.array(Login),
  }),
});
export type DefaultsFile = z.infer<typeof DefaultsFile>;
