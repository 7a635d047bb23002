import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import { findLabel } from "../state/lookup.ts";
import type { Changes } from "../state/occurrence.ts";
import { validationFailed } from "../state/refusal.ts";
import type { Label } from "../state/repository.ts";

export type NewLabel = {
  readonly repositoryId: number;
  readonly name: string;
  readonly color?: string;
  readonly description?: string | null;
};

const longestDescription = 100;
const colorOfUnknownLabels = "ededed";

export function createLabel(github: GitHub, actor: Actor, input: NewLabel): Label {
  const { labels } = github.state;
  if (findLabel(github.state, input.repositoryId, input.name) !== undefined) {
    throw validationFailed({ resource: "Label", field: "name", code: "already_exists" });
  }
  refuseBadLabel(input);
  const label = labels.insert({
    id: labels.nextId(),
    repositoryId: input.repositoryId,
    name: input.name,
    color: normaliseColor(input.color ?? colorOfUnknownLabels),
    description: input.description ?? null,
    isDefault: false,
  });
  github.publish({ event: "label", action: "created", labelId: label.id, changes: {} }, actor);
  return label;
}

export type LabelChange = {
  readonly name?: string;
  readonly color?: string;
  readonly description?: string | null;
};

export function editLabel(github: GitHub, actor: Actor, label: Label, change: LabelChange): Label {
  refuseBadLabel(change);
  const taken =
    change.name === undefined ? undefined : findLabel(github.state, label.repositoryId, change.name);
  if (taken !== undefined && taken.id !== label.id) {
    throw validationFailed({ resource: "Label", field: "name", code: "already_exists" });
  }
  const after = github.state.labels.update(label.id, {
    name: change.name ?? label.name,
    color: normaliseColor(change.color ?? label.color),
    description: change.description === undefined ? label.description : change.description,
  });
  const changes: Changes = {
    ...(after.name === label.name ? {} : { name: { from: label.name } }),
    ...(after.color === label.color ? {} : { color: { from: label.color } }),
    ...(after.description === label.description ? {} : { description: { from: label.description ?? "" } }),
  };
  github.publish({ event: "label", action: "edited", labelId: label.id, changes }, actor);
  return after;
}

/** Takes it off all issues without an `unlabeled` each. */
export function deleteLabel(github: GitHub, actor: Actor, label: Label): void {
  github.publish({ event: "label", action: "deleted", labelId: label.id, changes: {} }, actor);
  for (const issue of github.state.issues.by("repository", label.repositoryId)) {
    if (!issue.labelIds.includes(label.id)) continue;
    github.state.issues.update(issue.id, { labelIds: issue.labelIds.filter((id) => id !== label.id) });
  }
  github.state.labels.remove(label.id);
}

/** Names that the repository has no label for become one, as GitHub does for those who may write. */
export function labelsByName(
  github: GitHub,
  actor: Actor,
  repositoryId: number,
  names: readonly string[],
): readonly Label[] {
  return names.map(
    (name) =>
      findLabel(github.state, repositoryId, name) ?? createLabel(github, actor, { repositoryId, name }),
  );
}

function refuseBadLabel(label: LabelChange): void {
  if (label.name !== undefined && label.name.trim() === "") {
    throw validationFailed({ resource: "Label", field: "name", code: "missing_field" });
  }
  if (label.color !== undefined && !/^[\da-f]{6}$/i.test(normaliseColor(label.color))) {
    throw validationFailed({ resource: "Label", field: "color", code: "invalid", value: label.color });
  }
  if ((label.description ?? "").length > longestDescription) {
    throw validationFailed({
      resource: "Label",
      field: "description",
      code: "custom",
      message: `description is too long (maximum is ${String(longestDescription)} characters)`,
    });
  }
}

function normaliseColor(color: string): string {
  return color.replace(/^#/, "").toLowerCase();
}
