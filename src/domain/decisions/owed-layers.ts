import { addBusinessTime } from "../business-time/add-business-time.ts";
import { memberById } from "../organization/members.ts";
import type { OwedLayers, PullRequest } from "../review/schema.ts";
import { isEmergency } from "../task/is-emergency.ts";
import type { Task } from "../task/schema.ts";
import { milliseconds } from "../time.ts";
import { type Timestamp, toInstant, toTimestamp } from "../timestamp.ts";
import type { Draft } from "./draft.ts";
import { ownerOf } from "./owner.ts";
import { layersOfPullRequest } from "./pull-requests-of-task.ts";

/** Two working days of eight hours. */
const afterAnEmergency = milliseconds(2 * 8 * 3_600_000);

/** What is missing of a pull request of a task, as it is merged now; null when nothing is. */
export function owedLayers(draft: Draft, pullRequest: PullRequest): OwedLayers | null {
  const [task] = draft.state.tasksOf(pullRequest);
  if (task === undefined) return null;
  const layers = layersOfPullRequest(draft, pullRequest)
    .filter(({ satisfied }) => !satisfied)
    .map(({ layer }) => layer);
  if (layers.length === 0) return null;
  const emergency = draft.state.tasksOf(pullRequest).find(isEmergency);
  return { layers, due: emergency === undefined ? null : dueOf(draft, emergency) };
}

/** By the calendar of the domain's lead, who sees to it. */
function dueOf(draft: Draft, task: Task): Timestamp | null {
  const lead = ownerOf(draft, task, "domain-review");
  const member = lead === null ? null : memberById(draft.configuration.organization, lead);
  if (member === null) return null;
  const due = addBusinessTime(member.calendar, toInstant(draft.at), afterAnEmergency);
  return due.ok ? toTimestamp(due.value) : null;
}
