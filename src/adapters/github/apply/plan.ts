import type { Effect } from "../../../ports/effect.ts";
import type { Mutation } from "./mutation.ts";

/** What is to be done for one effect. */
export type Plan =
  | { readonly kind: "done"; readonly id: string | null }
  | { readonly kind: "refused"; readonly cause: "gone" | "not-an-app"; readonly reason: string }
  | { readonly kind: "later"; readonly reason: string }
  | {
      readonly kind: "mutate";
      readonly mutations: readonly Mutation[];
      /** Done twice it makes two of what this names; null: the second time changes nothing. */
      readonly creates: string | null;
      /** Wrong as long as another of what this names may have been made unseen. */
      readonly unlessMade?: string;
      /** The node id in the answers' payloads, null where there is none. */
      readonly idIn: (payloads: readonly unknown[]) => string | null;
      /** Mutations that need that id. */
      readonly afterwards?: (id: string) => readonly Mutation[];
      /** Called once GitHub said that it is done. */
      readonly remember?: (id: string | null) => void;
      /** Called when it may or may not have been done: what is remembered of it may be wrong. */
      readonly inDoubt?: () => void;
      /** Called when GitHub said that something is not there: what to try instead, null when nothing would help. */
      readonly instead?: (message: string) => Effect | null;
    };

export function mutate(...mutations: readonly Mutation[]): Plan {
  return mutations.length === 0
    ? { kind: "done", id: null }
    : { kind: "mutate", mutations, creates: null, idIn: () => null };
}
