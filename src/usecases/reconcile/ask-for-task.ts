import { isPaused } from "../../domain/organization-frame.ts";
import { agentsBehind } from "../../domain/organization/agents-behind.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import type { PullRequest } from "../../domain/review/schema.ts";
import { linkedText, whichTaskText } from "../../messages/which-task-text.ts";
import type { Effect } from "../../ports/effect.ts";
import type { PullRequestLook } from "../../ports/forge-facts.ts";
import { modeOf } from "../../views/mode.ts";
import type { Home } from "../home.ts";
import { whichTaskMarker } from "./markers.ts";
import { rememberedOwnComment } from "./own-comments.ts";

/**
 * An agent's pull request that nothing links to a task is asked which one it is for; once that is known, the question becomes
 * the answer. One comment, and none where nothing was ever asked.
 */
export function askForTask(
  home: Home,
  organization: Organization,
  pullRequest: PullRequest,
  { facts }: PullRequestLook,
): readonly Effect[] {
  const agents = agentsBehind(organization, pullRequest);
  if (pullRequest.status !== "open" || agents.length === 0 || isExempt(home, organization, pullRequest)) {
    return [];
  }
  const asked = rememberedOwnComment(home, pullRequest.id, whichTaskMarker);
  const tasks = home.state.tasksOf(pullRequest);
  // What takes work back is no work for a task.
  if (asked === null && (tasks.length > 0 || facts.reverts.length > 0)) return [];
  const text =
    tasks.length > 0
      ? linkedText(pullRequest, tasks)
      : whichTaskText(
          pullRequest,
          agents.flatMap(({ id }) => home.state.openTasksOf(id)),
        );
  const body = `${text}\n\n${whichTaskMarker}`;
  if (asked?.body === body) return [];
  const { id, number } = pullRequest;
  return [
    { kind: "comment", subject: id, number, marker: whichTaskMarker, comment: asked?.id ?? null, body },
  ];
}

function isExempt(home: Home, organization: Organization, { author, repository }: PullRequest): boolean {
  return (
    isPaused(home.state.frame) ||
    modeOf(organization, repository) === "observe" ||
    organization.gate.exempt.includes(author)
  );
}
