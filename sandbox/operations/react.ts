import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Reaction, ReactionContent, ReactionSubject } from "../state/issue.ts";

/** The same reaction by the same account is the one that exists. No webhook tells. */
export function addReaction(
  github: GitHub,
  actor: Actor,
  repositoryId: number,
  subject: ReactionSubject,
  content: ReactionContent,
): { readonly reaction: Reaction; readonly isNew: boolean } {
  const { reactions } = github.state;
  const existing = findReaction(github, actor.accountId, subject, content);
  if (existing !== undefined) return { reaction: existing, isNew: false };
  const reaction = reactions.insert({
    id: reactions.nextId(),
    repositoryId,
    subject,
    accountId: actor.accountId,
    content,
    createdAt: github.clock.timestamp(),
  });
  return { reaction, isNew: true };
}

export function findReaction(
  github: GitHub,
  accountId: number,
  subject: ReactionSubject,
  content: ReactionContent,
): Reaction | undefined {
  return reactionsTo(github, subject).find(
    (reaction) => reaction.accountId === accountId && reaction.content === content,
  );
}

export function reactionsTo(github: Pick<GitHub, "state">, subject: ReactionSubject): readonly Reaction[] {
  return github.state.reactions.by("subject", `${subject.kind}/${String(subject.id)}`);
}

export function removeReaction(github: GitHub, reactionId: number): void {
  github.state.reactions.remove(reactionId);
}
