import type { BranchRules } from "../../src/adapters/github/survey/read-rules.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import type { Reached } from "../github/reach.ts";
import { webUrlOf } from "../github/web-url.ts";
import type { RemovalPlan } from "./plan-removal.ts";

/** What only a person can undo, each with where or how. */
export function leftToPeople(
  {
    apiUrl,
    credentials,
    repository,
    survey,
  }: Pick<Reached, "apiUrl" | "credentials" | "repository" | "survey">,
  { keptLabels }: RemovalPlan,
  { rules, ledger }: { readonly rules: BranchRules | null; readonly ledger: "keep" | "delete" },
): readonly string[] {
  const fullName = `${repository.owner}/${repository.name}`;
  const required = rules?.checks.some(({ name }) => name.startsWith("tutti / ")) === true;
  return [
    "Delete .github/tutti.yml and .github/workflows/tutti.yml, and uninstall the App: before anything else, or it comes back.",
    ...(required
      ? [
          `Take “${gateCheckName}” out of the required checks, or nothing can be merged: ${webUrlOf(apiUrl)}/${fullName}/rules, or \`gh api repos/${fullName}/rulesets\`.`,
        ]
      : []),
    ...(rules === null
      ? [`See in ${fullName}'s rules that “${gateCheckName}” is not required: the token may not.`]
      : []),
    ...(credentials.kind === "token"
      ? [
          "Reactions of Tutti's stay: GitHub lets nobody but the App take them away (run this with APP_ID and PRIVATE_KEY).",
        ]
      : []),
    "Check runs of Tutti's stay on the commits that have them: GitHub deletes none.",
    ...(ledger === "keep" ? ["The branch tutti-ledger is kept: `--ledger delete` takes it too."] : []),
    ...(keptLabels.length > 0 ? [`These labels are used by people and stay: ${keptLabels.join(", ")}.`] : []),
    ...(survey.archived ? ["The repository is archived: unarchive it first."] : []),
  ];
}
