import { z } from "zod";
import { DomainId } from "../ids.ts";
import { Priority, type Tier } from "../task/schema.ts";

/** Points that a signal adds; negative ones make an instruction simpler. */
const Score = z.int().min(-20).max(20);

/** Words or phrases; a star at the end of one takes any ending. */
const Words = z.array(z.string().min(1).max(100)).min(1);

/** The last step that is reached gives its score. */
const Steps = z.array(z.object({ from: z.number().positive(), score: Score }));

/** How an instruction is routed; the shipped rules are `config/routing.yml`. */
export const RoutingRules = z.object({
  /** Score of an instruction that nothing is known about. */
  base: Score,
  /** The least scores of tiers 1, 2, 3 and 4, ascending. */
  tiersFrom: z.tuple([z.int(), z.int(), z.int(), z.int()]),
  labels: z.array(z.object({ label: z.string().min(1), score: Score })),
  words: z.array(z.object({ words: Words, in: z.array(z.enum(["title", "body"])).min(1), score: Score })),
  /** A title that ends with a question mark. */
  question: Score,
  /** Patterns of the paths that the instruction names. */
  paths: z.array(z.object({ pattern: z.string().min(1), score: Score })),
  size: z.object({ criteria: Steps, estimateHours: Steps, paths: Steps }),
  /** For each domain after the first. */
  furtherDomain: Score,
  /** Labels that name a domain, besides `domain/<id>`. */
  domainLabels: z.array(z.object({ label: z.string().min(1), domain: DomainId })),
  /** Words that hint at a domain when neither a label nor a path does. */
  domainWords: z.array(z.object({ words: Words, domain: DomainId })),
  /** Labels that name a priority, besides `priority/<P0-P3>`. */
  priorityLabels: z.array(z.object({ label: z.string().min(1), priority: Priority })),
  priorityWords: z.array(z.object({ words: Words, priority: Priority })),
  /** Null leaves it in the backlog without a clock. */
  defaultPriority: Priority.nullable(),
});
export type RoutingRules = z.infer<typeof RoutingRules>;

/** What the router looks at. */
export type Instruction = {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly labels: readonly string[];
  /** Paths in the repository that it names or touches. */
  readonly paths: readonly string[];
  readonly size: { readonly criteria: number; readonly estimateHours: number | null };
  /** Domains that were said outright, by the form or the parent; they are not guessed then. */
  readonly domains: readonly DomainId[];
};

export type SizeMeasure = keyof RoutingRules["size"];

/** Why a route came out as it did. Texts in the facts are the user's own. */
export type RoutingReason =
  | { readonly code: "base"; readonly facts: { readonly score: number } }
  | { readonly code: "label"; readonly facts: { readonly label: string; readonly score: number } }
  | {
      readonly code: "word";
      readonly facts: { readonly word: string; readonly where: "title" | "body"; readonly score: number };
    }
  | { readonly code: "question"; readonly facts: { readonly score: number } }
  | {
      readonly code: "path";
      readonly facts: { readonly path: string; readonly pattern: string; readonly score: number };
    }
  | {
      readonly code: "size";
      readonly facts: { readonly measure: SizeMeasure; readonly count: number; readonly score: number };
    }
  | {
      readonly code: "several-domains";
      readonly facts: { readonly domains: readonly DomainId[]; readonly score: number };
    }
  | { readonly code: "score"; readonly facts: { readonly score: number; readonly tier: Tier } }
  | { readonly code: "tier-label"; readonly facts: { readonly label: string; readonly tier: Tier } }
  /** It would have made the work simpler than it scores, and nobody who may say so is known to have put it there. */
  | { readonly code: "tier-label-left-out"; readonly facts: { readonly label: string } }
  | { readonly code: "domain-given"; readonly facts: { readonly domains: readonly DomainId[] } }
  | { readonly code: "domain-label"; readonly facts: { readonly label: string; readonly domain: DomainId } }
  | { readonly code: "domain-path"; readonly facts: { readonly path: string; readonly domain: DomainId } }
  | { readonly code: "domain-word"; readonly facts: { readonly word: string; readonly domain: DomainId } }
  | { readonly code: "only-domain"; readonly facts: { readonly domain: DomainId } }
  | { readonly code: "no-domain"; readonly facts: { readonly known: readonly DomainId[] } }
  | {
      readonly code: "priority-label";
      readonly facts: { readonly label: string; readonly priority: Priority };
    }
  | { readonly code: "priority-word"; readonly facts: { readonly word: string; readonly priority: Priority } }
  | { readonly code: "priority-default"; readonly facts: { readonly priority: Priority | null } };

export type Route = {
  readonly tier: Tier;
  /** In the order of the configuration. */
  readonly domains: readonly DomainId[];
  readonly priority: Priority | null;
  readonly reasons: readonly RoutingReason[];
};
