import type { GitHubState } from "../../state/github-state.ts";
import type { Rule, Ruleset } from "../../state/ruleset.ts";
import { type Content, type Html, html } from "../html.ts";
import { actForm } from "../parts/act-form.ts";
import { counted } from "../parts/counted.ts";
import { exceptionsOf } from "../parts/exceptions.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** The rulesets, each with what it asks for. Who may administer the repository can delete them. */
export function ruleList(visit: RepositoryVisit): Page {
  const { state } = visit.desk.github;
  const rulesets = state.rulesets.by("repository", visit.repository.id);
  const main = html`${repositoryHead(visit, null)}
    <h1>Rules</h1>
    <div data-live="list">
      ${
        rulesets.length === 0
          ? html`<p class="empty">No rules: every branch takes what people may push.</p>`
          : html`<ul class="rows">
              ${rulesets.map((ruleset) => rulesetRow(visit, ruleset))}
            </ul>`
      }
    </div>
    <p class="meta">Rulesets are made through the API: <code>POST /repos${visit.path}/rulesets</code>.</p>`;
  return { title: "Rules", main };
}

function rulesetRow({ desk, path }: RepositoryVisit, ruleset: Ruleset): Html {
  const { name, enforcement, target, include, rules, id } = ruleset;
  const places = include.map((pattern) => html` <code>${pattern}</code>`);
  const exceptions = exceptionsOf(desk.github.state, ruleset);
  return html`<li>
    <strong>${name}</strong>
    <p class="meta">
      ${enforcement}, for
      ${target === "branch" ? "branches" : "tags"}${places}${exceptions === null ? null : ` · ${exceptions}`}
    </p>
    <ul>
      ${rules.map((rule) => html`<li>${ruleText(desk.github.state, rule)}</li>`)}
    </ul>
    ${actForm({ path, act: "delete-ruleset", fields: { id } }, html`<button type="submit">Delete the ruleset ${name}</button>`)}
  </li>`;
}

function ruleText(state: GitHubState, rule: Rule): Content {
  switch (rule.type) {
    case "required_status_checks":
      return [
        "Required checks:",
        ...rule.checks.map(
          ({ context, integrationId }, index) =>
            html`${index === 0 ? " " : ", "}<code>${context}</code> from ${giverOf(state, integrationId)}`,
        ),
      ];
    case "pull_request":
      return `Changes by pull request, with ${counted(rule.requiredApprovals, "approval")}`;
    case "creation":
      return "Nobody creates it";
    case "update":
      return "Nobody pushes to it";
    case "deletion":
      return "Nobody deletes it";
    case "non_fast_forward":
      return "No force pushes";
    case "required_linear_history":
      return "No merge commits";
    case "required_signatures":
      return "Signed commits";
    default:
      return rule satisfies never;
  }
}

function giverOf(state: GitHubState, appId: number | null): string {
  if (appId === null) return "anybody";
  return state.apps.find(appId)?.name ?? `App ${String(appId)}`;
}
