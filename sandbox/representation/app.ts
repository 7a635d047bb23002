import type { App, Installation } from "../state/app.ts";
import { nodeId } from "../state/node-id.ts";
import { accountType, showAccount } from "./account.ts";
import type { View } from "./view.ts";

export function showApp(view: View, app: App) {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId("App", null, app.id),
    client_id: app.clientId,
    owner: showAccount(view, view.state.accounts.at(app.ownerId)),
    name: app.name,
    description: app.description,
    external_url: app.homepageUrl,
    html_url: view.urls.html(`/apps/${app.slug}`),
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: app.permissions,
    events: app.events,
  };
}

/** `performed_via_github_app`. */
export function showViaApp(view: View, appId: number | null) {
  const app = appId === null ? undefined : view.state.apps.find(appId);
  return app === undefined ? null : showApp(view, app);
}

export function showInstallation(view: View, installation: Installation) {
  const app = view.state.apps.at(installation.appId);
  const account = view.state.accounts.at(installation.accountId);
  const path = account.kind === "organization" ? `/organizations/${account.login}` : "";
  return {
    id: installation.id,
    client_id: app.clientId,
    account: showAccount(view, account),
    repository_selection: installation.selection,
    access_tokens_url: view.urls.api(`/app/installations/${String(installation.id)}/access_tokens`),
    repositories_url: view.urls.api("/installation/repositories"),
    html_url: view.urls.html(`${path}/settings/installations/${String(installation.id)}`),
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: accountType(account),
    permissions: installation.permissions,
    events: installation.events,
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: installation.suspendedAt === null ? null : showAccount(view, account),
    suspended_at: installation.suspendedAt,
  };
}
