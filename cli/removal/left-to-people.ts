import type { BranchRules } from "../../src/adapters/github/survey/read-rules.ts";
import { configurationPath } from "../../src/ports/configuration-reader.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import type { Reached } from "../github/reach.ts";
import { webUrlOf } from "../../src/adapters/github/hosts.ts";
import { installationsPage } from "../github/installations-page.ts";
import type { InstalledFiles } from "../github/installed-files.ts";
import type { Doors } from "./ledger-writers.ts";
import type { RemovalPlan } from "./plan-removal.ts";

type Place = Pick<Reached, "apiUrl" | "credentials" | "repository" | "survey">;

export type Circumstances = {
  readonly home: string;
  /** Whoever is paused puts nothing back until somebody resumes it. */
  readonly isPaused: boolean;
  readonly rules: BranchRules | null;
  readonly ledger: "keep" | "delete" | "absent";
  readonly assignments: "keep" | "remove";
  readonly installed: InstalledFiles;
  readonly doors: Doors;
  /** Open pull requests with a check of Tutti's that nobody will conclude. */
  readonly waiting: readonly number[];
  /** Open pull requests whose checks the token does not show. */
  readonly unseen: readonly number[];
  /** Of pull requests that the command opened. */
  readonly branches: readonly string[];
};

type Stopping = Pick<Circumstances, "home" | "isPaused" | "installed" | "doors"> & {
  /** The one that deletes the files, where it was opened. */
  readonly pullRequest: { readonly number: number } | null;
};

/** Nobody is sent after an App where a workflow's own token did all. */
const appSteps = {
  app: ["Take $ out of the App's repositories"],
  action: [],
  unknown: ["If the App is installed, take $ out of its repositories"],
} as const satisfies Record<Doors, readonly string[]>;

/** How Tutti is stopped, each with where or how: before anything else, or what was removed comes back. */
export function stepsToStop(
  place: Place,
  { home, isPaused, installed, doors, pullRequest }: Stopping,
): readonly string[] {
  const { apiUrl, repository } = place;
  const fullName = `${repository.owner}/${repository.name}`;
  const { paths, secrets } = installed;
  return [
    ...(isPaused
      ? [
          "Everything is paused, so that it cannot be seen whether Tutti still runs: stop it before anybody resumes, or what was removed comes back.",
        ]
      : []),
    ...(paths.length === 0
      ? []
      : [
          pullRequest === null
            ? `Delete ${paths.join(" and ")} on ${repository.defaultBranch ?? "main"}; --pull-request proposes it.`
            : `Merge pull request #${pullRequest.number}, which deletes ${paths.join(" and ")}.`,
        ]),
    ...(home === fullName
      ? []
      : [`Take ${fullName} out of \`repositories:\` in ${home}'s ${configurationPath}.`]),
    ...appSteps[doors].map(
      (take) =>
        `${take.replace("$", fullName)}, or uninstall it: ${installationsPage(place)}. Without its configuration it goes on by the last good one.`,
    ),
    ...(secrets.length === 0
      ? []
      : [
          `Delete the secrets ${secrets.join(" and ")} that only the workflow used: ${webUrlOf(apiUrl)}/${fullName}/settings/secrets/actions.`,
        ]),
  ];
}

/** What else only a person can undo, and what stays. */
export function leftToPeople(
  { apiUrl, credentials, repository, survey }: Place,
  { keptLabels, assignments, turned }: RemovalPlan,
  { rules, ledger, assignments: choice, doors, branches, waiting, unseen }: Circumstances,
): readonly string[] {
  const fullName = `${repository.owner}/${repository.name}`;
  const required = rules?.checks.some(({ name }) => name.startsWith("tutti / ")) === true;
  return [
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
          doors === "action"
            ? "Reactions of Tutti's stay: GitHub lets only github-actions[bot] take them away, which nobody is outside of a workflow."
            : "Reactions of Tutti's stay: GitHub lets nobody but the App take them away (run this with APP_ID and PRIVATE_KEY).",
        ]
      : []),
    ...(unseen.length > 0
      ? [
          `Whether checks of Tutti's wait on ${unseen.map((number) => `#${number}`).join(", ")} could not be seen: the token lacks the permission \`checks: read\`.`,
        ]
      : []),
    ...(waiting.length > 0 ? [howChecksEnd(waiting, doors)] : []),
    "Check runs of Tutti's stay on the commits that have them: GitHub deletes none.",
    ...(ledger === "keep" ? ["The branch tutti-ledger is kept: `--ledger delete` takes it too."] : []),
    ...(ledger === "absent"
      ? [
          "There is no branch tutti-ledger, which says whose labels and comments are Tutti's: if some are left, take them away by hand.",
        ]
      : []),
    ...(branches.length > 0
      ? [
          `Delete the branches of pull requests that \`tutti\` opened, once these are merged or closed: ${branches.join(", ")}.`,
        ]
      : []),
    ...(keptLabels.length > 0 ? [`These labels are used by people and stay: ${keptLabels.join(", ")}.`] : []),
    ...(choice === "keep" && assignments.length > 0
      ? [
          `Assignees and requests for review that people ordered through Tutti stay, ${assignments.length} in all: \`--assignments remove\` takes them away.`,
        ]
      : []),
    ...(turned.length > 0
      ? [
          `Tutti was the last to close or to open these issues, and they stay so: ${turned.map((number) => `#${number}`).join(", ")}.`,
        ]
      : []),
    ...(survey.archived ? ["The repository is archived: unarchive it first."] : []),
  ];
}

/** A new head has no check of Tutti's any more. */
function howChecksEnd(waiting: readonly number[], doors: Doors): string {
  const where = waiting.map((number) => `#${number}`).join(", ");
  const anew = "push a commit to each branch, and its new head has none";
  return doors === "action"
    ? `Checks of Tutti's wait for ever on ${where}, since only a workflow could end them: where they are in the way, ${anew}.`
    : `Checks of Tutti's wait for ever on ${where}, since only the App that gave them can end them: run this with its APP_ID and PRIVATE_KEY before it is uninstalled, or ${anew}.`;
}
