import { z } from "zod";
import { addLabels, removeLabels, setLabels } from "../../operations/label-issue.ts";
import { createLabel, deleteLabel, editLabel } from "../../operations/repository-labels.ts";
import { demand } from "../access.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { issueOrPullOf, labelOf, labelsOf, repositoryIdOf } from "./targets.ts";

const ids = z.array(z.string());
const labelling = z.object({ labelableId: z.string(), labelIds: ids });
const newLabel = z.object({
  repositoryId: z.string(),
  name: z.string(),
  color: z.string(),
  description: z.string().nullish(),
});
const labelChange = z.object({
  id: z.string(),
  name: z.string().nullish(),
  color: z.string().nullish(),
  description: z.string().nullish(),
});

export function labelMutations(scope: Scope): { readonly [name: string]: Field } {
  const { github, objects } = scope;
  return {
    addLabelsToLabelable: mutation(scope, labelling, ({ labelableId, labelIds }, actor) => {
      const issue = issueOrPullOf(scope, labelableId);
      demand(scope, issue.repositoryId, "issues/add-labels", issue);
      const after = addLabels(github, actor, issue.id, labelsOf(scope, issue.repositoryId, labelIds));
      return { labelable: objects.issueOrPullRequest(after) };
    }),
    removeLabelsFromLabelable: mutation(scope, labelling, ({ labelableId, labelIds }, actor) => {
      const issue = issueOrPullOf(scope, labelableId);
      demand(scope, issue.repositoryId, "issues/remove-label", issue);
      const after = removeLabels(github, actor, issue.id, labelsOf(scope, issue.repositoryId, labelIds));
      return { labelable: objects.issueOrPullRequest(after) };
    }),
    clearLabelsFromLabelable: mutation(
      scope,
      z.object({ labelableId: z.string() }),
      ({ labelableId }, actor) => {
        const issue = issueOrPullOf(scope, labelableId);
        demand(scope, issue.repositoryId, "issues/remove-all-labels", issue);
        return { labelable: objects.issueOrPullRequest(setLabels(github, actor, issue.id, [])) };
      },
    ),
    createLabel: mutation(scope, newLabel, (input, actor) => {
      const repositoryId = repositoryIdOf(scope, input.repositoryId);
      demand(scope, repositoryId, "issues/create-label");
      const { name, color, description = null } = input;
      return { label: objects.label(createLabel(github, actor, { repositoryId, name, color, description })) };
    }),
    updateLabel: mutation(scope, labelChange, ({ id, name, color, description }, actor) => {
      const label = labelOf(scope, id);
      demand(scope, label.repositoryId, "issues/update-label");
      const after = editLabel(github, actor, label, {
        ...(name ? { name } : {}),
        ...(color ? { color } : {}),
        ...(description === undefined ? {} : { description }),
      });
      return { label: objects.label(after) };
    }),
    deleteLabel: mutation(scope, z.object({ id: z.string() }), ({ id }, actor) => {
      const label = labelOf(scope, id);
      demand(scope, label.repositoryId, "issues/delete-label");
      deleteLabel(github, actor, label);
      return {};
    }),
  };
}
