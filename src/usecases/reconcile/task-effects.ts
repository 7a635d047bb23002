import type { GateOf } from "../../domain/gate.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import { issueOf } from "../../domain/task/issue-of.ts";
import type { Task } from "../../domain/task/schema.ts";
import { releasedCard, taskCard } from "../../messages/card.ts";
import type { Effect } from "../../ports/effect.ts";
import type { IssueLook, RepositoryReference } from "../../ports/forge-facts.ts";
import { modeOf } from "../../views/mode.ts";
import { type TaskView, viewTask } from "../../views/task-view.ts";
import type { Home } from "../home.ts";
import { extraComments } from "./extra-comments.ts";
import { cardMarker } from "./markers.ts";
import { isJustAdopted } from "./just-adopted.ts";
import { labelEffects } from "./label-effects.ts";
import { ownCommentsOf } from "./own-comments.ts";

/** What has to change on GitHub until an issue shows its task: wanted less actual. */
export async function taskEffects(
  home: Home,
  organization: Organization,
  task: Task,
  look: IssueLook,
  repository: RepositoryReference,
  gateOf: GateOf,
): Promise<readonly Effect[]> {
  const view = viewTask(organization, task);
  return [
    ...labelEffects(home.state, organization, task, view, look, home.self.account),
    ...assigneeEffects(task, view, look, home.self.account),
    ...opennessEffects(task, view, look),
    ...(await cardEffects(home, organization, task, look, repository, gateOf)),
    ...extraComments(issueOf(task), look.comments),
  ];
}

function assigneeEffects(task: Task, view: TaskView, look: IssueLook, self: number): readonly Effect[] {
  const shown = new Set(look.facts.assignees.map(({ id }) => id));
  const add = shown.size > 0 && view.assign.some((id) => shown.has(id)) ? [] : view.assign;
  const { unassign } = view;
  const remove = (unassign?.accounts ?? []).filter((account) => {
    if (unassign === null || !shown.has(account) || view.assign.includes(account)) return false;
    const put = look.timeline.findLast((entry) => entry.kind === "assigned" && entry.assignee === account);
    return put === undefined || put.at <= unassign.before || put.actor?.id === self;
  });
  if (add.length + remove.length === 0) return [];
  return [{ kind: "assignees", subject: issueOf(task), number: task.number, add, remove }];
}

function opennessEffects(task: Task, view: TaskView, look: IssueLook): readonly Effect[] {
  if (view.open === null || view.open === look.facts.open) return [];
  const target = { subject: issueOf(task), number: task.number };
  if (view.open) return [{ kind: "reopen", ...target }];
  const as = task.resolution === null || task.resolution === "done" ? "completed" : task.resolution;
  return [{ kind: "close", ...target, as }];
}

async function cardEffects(
  home: Home,
  organization: Organization,
  task: Task,
  look: IssueLook,
  repository: RepositoryReference,
  gateOf: GateOf,
): Promise<readonly Effect[]> {
  const mode = modeOf(organization, task.repository);
  const text = task.tracked ? taskCard(home.state, organization, task, mode, gateOf) : releasedCard();
  const body = `${text}\n${cardMarker}`;
  const own = await ownCommentsOf(home, { repository, number: task.number }, issueOf(task), [cardMarker]);
  const card = own.get(cardMarker);
  if (card?.body === body || (card === undefined && (!task.tracked || isJustAdopted(task, look)))) {
    return [];
  }
  return [
    {
      kind: "comment",
      subject: issueOf(task),
      number: task.number,
      marker: cardMarker,
      comment: card?.id ?? null,
      body,
    },
  ];
}
