import { z } from "zod";
import type { Effect } from "../../../ports/effect.ts";
import { commentKey as sightingKey } from "../sightings.ts";
import type { Memory } from "./memory.ts";
import type { Mutation } from "./mutation.ts";
import { fitComment } from "./fit-text.ts";
import type { Plan } from "./plan.ts";

export type CommentEffect = Extract<Effect, { readonly kind: "comment" }>;

/** The comment to edit: as the caller knows it, else as we wrote or found it. */
function knownComment(effect: CommentEffect, memory: Memory): string | null {
  return effect.comment ?? memory.comments.get(commentKey(effect)) ?? sightingOf(effect, memory)?.id ?? null;
}

/** Whether a comment has to be looked for: it may be there, and neither memory nor the last look tells. */
export function needsSearch(effect: CommentEffect, memory: Memory): boolean {
  return knownComment(effect, memory) === null && sightingOf(effect, memory) === null;
}

/** What a look has just shown; nothing, where one of ours may be there that no look shows yet. */
function sightingOf(
  effect: CommentEffect,
  { sightings, doubts }: Memory,
): { readonly id: string | null } | null {
  const key = commentKey(effect);
  return doubts.has(key) ? null : (sightings.comments.get(key) ?? null);
}

export function rememberComment(effect: CommentEffect, id: string, memory: Memory): void {
  memory.comments.set(commentKey(effect), id);
}

export function planComment(effect: CommentEffect, memory: Memory): Plan {
  const body = fitComment(effect.body, effect.marker);
  const id = knownComment(effect, memory);
  memory.sightings.comments.delete(commentKey(effect));
  const remember = (written: string | null) => {
    if (written !== null) rememberComment(effect, written, memory);
  };
  if (id === null) {
    return {
      kind: "mutate",
      mutations: [creation(effect.subject, body)],
      creates: commentKey(effect),
      idIn: ([payload]) => Created.safeParse(payload).data?.commentEdge.node.id ?? null,
      remember,
    };
  }
  return {
    kind: "mutate",
    mutations: [edit(id, body)],
    creates: null,
    idIn: () => id,
    remember,
    instead: () => {
      if (memory.comments.get(commentKey(effect)) === id) memory.comments.delete(commentKey(effect));
      return { ...effect, comment: null };
    },
  };
}

const Created = z.object({ commentEdge: z.object({ node: z.object({ id: z.string() }) }) });

function creation(subjectId: string, body: string): Mutation {
  return {
    field: "addComment",
    input: { subjectId, body },
    selection: "commentEdge { node { id } }",
    creates: "content",
  };
}

function edit(id: string, body: string): Mutation {
  return {
    field: "updateIssueComment",
    input: { id, body },
    selection: "issueComment { id }",
    creates: "nothing",
  };
}

function commentKey({ subject, marker }: CommentEffect): string {
  return sightingKey(subject, marker);
}
