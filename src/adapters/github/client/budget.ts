import { ForgeUnavailable } from "../../../ports/forge.ts";
import { type ContentAllowance, type Priority, createContentAllowance } from "./content-allowance.ts";
import { resetOf } from "./failure.ts";
import type { ReplyHeaders } from "./reply.ts";

export type Need = {
  /** GitHub counts the two APIs apart. */
  readonly resource: "core" | "graphql";
  readonly creations: number;
  readonly priority: Priority;
};

/** One installation's budgets, shared by everything that asks in its name. Times are epoch milliseconds of our clock. */
export interface Budget {
  /** @throws ForgeUnavailable when GitHub would refuse, or should be spared: no request is made. */
  admit(need: Need, now: number): void;
  /** What an answer says about the primary limit. */
  note(headers: ReplyHeaders, now: number): void;
  /** GitHub asked to be left alone until then. */
  holdBack(until: number): void;
  /** What is left of the hour, of each API that answered, as its last answer said. */
  left(): readonly LeftOfHour[];
}

export type LeftOfHour = {
  /** As GitHub names it: `core` is REST. */
  readonly resource: string;
  readonly remaining: number;
  readonly limit: number;
};

export type BudgetSettings = {
  readonly content?: ContentAllowance;
  /** The share of the primary limit that is never used: others ask with the same budget. None unless said. */
  readonly spared?: number;
};

/** Reports leave this share of the primary limit to commands. */
const RESERVE = 0.1;

type Primary = { readonly remaining: number; readonly limit: number; readonly reset: number };

const UNKNOWN: Primary = { remaining: Infinity, limit: 0, reset: 0 };

export function createBudget({
  content = createContentAllowance(),
  spared = 0,
}: BudgetSettings = {}): Budget {
  const primary = new Map<string, Primary>();
  let heldUntil = 0;

  return {
    admit({ resource, creations, priority }, now) {
      if (now < heldUntil) throw new ForgeUnavailable("GitHub asked to wait", heldUntil);
      const { remaining, limit, reset } = primary.get(resource) ?? UNKNOWN;
      const reserve = limit * Math.max(spared, priority === "report" ? RESERVE : 0);
      if (remaining <= reserve && now < reset)
        throw new ForgeUnavailable("this hour's requests are spent", reset);
      const waitUntil = creations === 0 ? null : content.waitUntil(creations, priority, now);
      if (waitUntil !== null) throw new ForgeUnavailable("the content budget is spent", waitUntil);
      content.spend(creations, now);
    },

    note(headers, now) {
      const remaining = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
      const limit = Number(headers["x-ratelimit-limit"]);
      const reset = resetOf(headers, now);
      if (Number.isNaN(remaining) || Number.isNaN(limit) || reset === null) return;
      primary.set(headers["x-ratelimit-resource"] ?? "core", { remaining, limit, reset });
    },

    holdBack(until) {
      heldUntil = Math.max(heldUntil, until);
    },

    left: () => Array.from(primary, ([resource, { remaining, limit }]) => ({ resource, remaining, limit })),
  };
}
