import { repositoriesOf } from "../../operations/install-app.ts";
import { showInstallation } from "../../representation/app.ts";
import type { View } from "../../representation/view.ts";
import { fullName } from "../../state/lookup.ts";
import { nodeId } from "../../state/node-id.ts";
import type { Occurrence } from "../../state/occurrence.ts";
import type { Repository } from "../../state/repository.ts";
import type { Body } from "./body.ts";

type About = Extract<Occurrence, { readonly event: "installation" | "installation_repositories" }>;

export function renderInstallation(view: View, occurrence: About): Body {
  const { state } = view;
  const installation = state.installations.at(occurrence.installationId);
  const brief = (repository: Repository) => ({
    id: repository.id,
    node_id: nodeId("Repository", null, repository.id),
    name: repository.name,
    full_name: fullName(state, repository),
    private: repository.isPrivate,
  });
  const target = {
    installationId: installation.id,
    appId: installation.appId,
  };
  if (occurrence.event === "installation") {
    return {
      ...target,
      body: {
        installation: showInstallation(view, installation),
        repositories: repositoriesOf(view, installation).map(brief),
        requester: null,
      },
    };
  }
  const changed = occurrence.repositoryIds.map((id) => brief(state.repositories.at(id)));
  return {
    ...target,
    body: {
      installation: showInstallation(view, installation),
      repository_selection: installation.selection,
      repositories_added: occurrence.action === "added" ? changed : [],
      repositories_removed: occurrence.action === "removed" ? changed : [],
      requester: null,
    },
  };
}
