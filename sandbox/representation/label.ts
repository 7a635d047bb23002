import { nodeId } from "../state/node-id.ts";
import type { Label } from "../state/repository.ts";
import { repositoryUrl } from "./repository.ts";
import type { View } from "./view.ts";

export function showLabel(view: View, label: Label) {
  const repository = view.state.repositories.at(label.repositoryId);
  return {
    id: label.id,
    node_id: nodeId("Label", label.repositoryId, label.id),
    url: `${repositoryUrl(view, repository)}/labels/${label.name.split("/").map(encodeURIComponent).join("/")}`,
    name: label.name,
    color: label.color,
    default: label.isDefault,
    description: label.description,
  };
}
