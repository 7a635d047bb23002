import { z } from "zod";
import { addLabels, removeLabels, setLabels } from "../operations/label-issue.ts";
import { createLabel, deleteLabel, editLabel, labelsByName } from "../operations/repository-labels.ts";
import { showLabel } from "../representation/label.ts";
import type { Issue } from "../state/issue.ts";
import { findLabel } from "../state/lookup.ts";
import { notFound, Refusal } from "../state/refusal.ts";
import type { Label } from "../state/repository.ts";
import { created, noContent, ok, type Answer, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

const NewLabel = z.object({
  name: z.string(),
  color: z.string().optional(),
  description: z.string().optional(),
});

const LabelChange = z.object({
  new_name: z.string().optional(),
  color: z.string().optional(),
  description: z.string().optional(),
});

const Named = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);

const Names = z.union([z.object({ labels: z.array(Named).default([]) }), z.array(Named), z.string()]);

export const labelHandlers = {
  "issues/list-labels-for-repo": async (exchange) =>
    exchange.page(exchange.view.state.labels.by("repository", exchange.repository.id), (label) =>
      showLabel(exchange.view, label),
    ),

  "issues/create-label": (exchange) => {
    const { name, color, description } = exchange.read(NewLabel);
    const label = createLabel(exchange.github, exchange.actor, {
      repositoryId: exchange.repository.id,
      name,
      ...(color === undefined ? {} : { color }),
      description: description ?? null,
    });
    return created(showLabel(exchange.view, label));
  },

  "issues/get-label": (exchange) => ok(showLabel(exchange.view, find(exchange))),

  "issues/update-label": (exchange) => {
    const { new_name, color, description } = exchange.read(LabelChange);
    const label = editLabel(exchange.github, exchange.actor, find(exchange), {
      ...(new_name === undefined ? {} : { name: new_name }),
      ...(color === undefined ? {} : { color }),
      ...(description === undefined ? {} : { description }),
    });
    return ok(showLabel(exchange.view, label));
  },

  "issues/delete-label": (exchange) => {
    deleteLabel(exchange.github, exchange.actor, find(exchange));
    return noContent();
  },

  "issues/list-labels-on-issue": async (exchange) => {
    const { labels } = exchange.view.state;
    return exchange.page(exchange.issue().labelIds, (id) => showLabel(exchange.view, labels.at(id)));
  },

  "issues/add-labels": (exchange) => {
    const issue = exchange.issue();
    return labelsOf(exchange, addLabels(exchange.github, exchange.actor, issue.id, asked(exchange)));
  },

  "issues/set-labels": (exchange) => {
    const issue = exchange.issue();
    return labelsOf(exchange, setLabels(exchange.github, exchange.actor, issue.id, asked(exchange)));
  },

  "issues/remove-label": (exchange) => {
    const issue = exchange.issue();
    const label = findLabel(exchange.github.state, exchange.repository.id, exchange.text("name"));
    if (label === undefined || !issue.labelIds.includes(label.id))
      throw new Refusal(404, "Label does not exist");
    return labelsOf(exchange, removeLabels(exchange.github, exchange.actor, issue.id, [label]));
  },

  "issues/remove-all-labels": (exchange) => {
    setLabels(exchange.github, exchange.actor, exchange.issue().id, []);
    return noContent();
  },
} satisfies Handlers;

function find(exchange: Exchange): Label {
  const label = findLabel(exchange.view.state, exchange.repository.id, exchange.text("name"));
  if (label === undefined) throw notFound();
  return label;
}

function asked(exchange: Exchange): readonly Label[] {
  const read = exchange.read(Names);
  const names = typeof read === "string" ? [read] : "labels" in read ? read.labels : read;
  return labelsByName(exchange.github, exchange.actor, exchange.repository.id, names);
}

function labelsOf(exchange: Exchange, issue: Issue): Answer {
  const { labels } = exchange.github.state;
  return ok(issue.labelIds.map((id) => showLabel(exchange.view, labels.at(id))));
}
