import type { Reaction, ReactionContent, ReactionSubject } from "../state/issue.ts";
import { nodeId } from "../state/node-id.ts";
import { showAccount } from "./account.ts";
import type { View } from "./view.ts";

export function showReaction(view: View, reaction: Reaction) {
  return {
    id: reaction.id,
    node_id: nodeId("Reaction", reaction.repositoryId, reaction.id),
    user: showAccount(view, view.state.accounts.at(reaction.accountId)),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

/** `url` is that of the subject. */
export function showReactions({ state }: View, subject: ReactionSubject, url: string) {
  const reactions = state.reactions.by("subject", `${subject.kind}/${String(subject.id)}`);
  const count = (content: ReactionContent): number =>
    reactions.filter((reaction) => reaction.content === content).length;
  return {
    url: `${url}/reactions`,
    total_count: reactions.length,
    "+1": count("+1"),
    "-1": count("-1"),
    laugh: count("laugh"),
    hooray: count("hooray"),
    confused: count("confused"),
    heart: count("heart"),
    rocket: count("rocket"),
    eyes: count("eyes"),
  };
}
