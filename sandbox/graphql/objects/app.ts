import type { App } from "../../state/app.ts";
import { nodeId } from "../../state/node-id.ts";
import type { GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

export function appObject({ view }: Scope, app: App): GraphObject {
  return {
    __typename: "App",
    id: nodeId("App", null, app.id),
    databaseId: app.id,
    clientId: app.clientId,
    slug: app.slug,
    name: app.name,
    description: app.description,
    createdAt: app.createdAt,
    updatedAt: app.createdAt,
    logoBackgroundColor: "ffffff",
    logoUrl: () => view.urls.avatar(view.state.accounts.at(app.botId)),
    url: () => view.urls.html(`/apps/${app.slug}`),
  };
}
