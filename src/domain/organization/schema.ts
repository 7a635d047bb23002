import { z } from "zod";
import { Calendar } from "../business-time/calendar.ts";
import { AccountId, DomainId, MemberId, RepositoryId } from "../ids.ts";

export const Level = z.int().min(1).max(5);

/** A person or an agent of the team, after its logins were resolved to numeric account ids. */
export const Member = z.object({
  id: MemberId,
  kind: z.enum(["human", "agent"]),
  accounts: z.array(AccountId),
  domain: DomainId.nullable(),
  level: Level,
  /** Skill name to level 0-5. */
  skills: z.record(z.string(), z.int().min(0).max(5)),
  /** Skills that the member wants to learn. */
  wants: z.array(z.string()),
  calendar: Calendar,
  /** Working hours a day that are available for tasks. */
  hoursPerDay: z.number().positive().max(24),
  /** For an agent: the human who answers for it. Null for humans. */
  accountable: MemberId.nullable(),
  /** For an agent: how many sessions may run at once. */
  sessions: z.int().min(0),
  /** For an agent: patterns of the branches it pushes, such as `claude/*`. */
  branches: z.array(z.string()),
});
export type Member = z.infer<typeof Member>;

export const Domain = z.object({
  id: DomainId,
  lead: MemberId,
  deputy: MemberId.nullable(),
  /** Glob patterns of the paths that belong to the domain. */
  paths: z.array(z.string()),
});
export type Domain = z.infer<typeof Domain>;

export const roleNames = ["engineering-manager", "tech-lead", "planner", "architect", "qa-lead"] as const;
export const RoleName = z.enum(roleNames);
export type RoleName = z.infer<typeof RoleName>;

const Seat = z.object({ member: MemberId, deputy: MemberId.nullable() });
export type Seat = z.infer<typeof Seat>;

export const Mode = z.enum(["observe", "advise", "enforce"]);
export type Mode = z.infer<typeof Mode>;

export const layerNames = ["peer", "domain", "qa", "architecture"] as const;
export const LayerName = z.enum(layerNames);
export type LayerName = z.infer<typeof LayerName>;

/** From which tier a layer is asked for, and which paths ask for it whatever the tier. */
const LayerRule = z.object({
  fromTier: z.int().min(1).max(5),
  paths: z.array(z.string()),
  /** Whether an agent's review fills the layer; a human is always left in one layer. */
  agents: z.boolean(),
});

export const ReviewPolicy = z.object({
  separation: z.enum(["strict", "combined", "solo"]),
  layers: z.object({
    peer: LayerRule,
    domain: LayerRule,
    qa: LayerRule.extend({
      /** Names of the checks that must have succeeded at the head. */
      checks: z.array(z.string()),
      /** From this tier on the QA lead's approval is asked for as well. */
      leadFromTier: z.int().min(1).max(5),
    }),
    architecture: LayerRule,
  }),
  /** Change requests after which a task is escalated. */
  reworkLimit: z.int().min(1),
});
export type ReviewPolicy = z.infer<typeof ReviewPolicy>;

export const GatePolicy = z.object({
  untracked: z.enum(["pass", "review", "block"]),
  whenPaused: z.enum(["pass", "block"]),
  /** Accounts whose pull requests need no task. */
  exempt: z.array(AccountId),
});
export type GatePolicy = z.infer<typeof GatePolicy>;

/** The configuration in force, resolved and whole. What an accepted configuration means to the rules. */
/** What starts the engine, and may be the one that writes. */
export const Door = z.enum(["app", "action"]);
export type Door = z.infer<typeof Door>;

export const Organization = z.object({
  members: z.array(Member),
  domains: z.array(Domain),
  roles: z.partialRecord(RoleName, Seat),
  mode: Mode,
  /** Modes of single repositories, by numeric id; others have `mode`. */
  modes: z.record(z.string(), Mode),
  paused: z.boolean(),
  /** The door that writes; without it the first that claimed the home. */
  writer: Door.optional(),
  review: ReviewPolicy,
  gate: GatePolicy,
  repositories: z.array(z.object({ id: RepositoryId, fullName: z.string() })),
});
export type Organization = z.infer<typeof Organization>;
