// Nothing is removed while something puts it back: it would be undone before anybody looks.
import { webUrlOf } from "../../src/adapters/github/hosts.ts";
import { readActionsEnabled } from "../../src/adapters/github/survey/read-rules.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { writerOf } from "../../src/usecases/writer.ts";
import type { Context } from "../context.ts";
import { installationsPage } from "../github/installations-page.ts";
import type { InstalledFiles } from "../github/installed-files.ts";
import type { Reached } from "../github/reach.ts";
import { CommandProblem } from "../problem.ts";
import type { Doors } from "./ledger-writers.ts";
import type { Probe } from "./find-probe.ts";
import { isPutBack, secondsLooked } from "./is-put-back.ts";

/** Workflows on the default branch that GitHub starts for what is removed; none where the App is the writer. */
export async function runningWorkflows(
  { client, repository, survey }: Reached,
  record: OrganizationState | null,
  { paths }: InstalledFiles,
): Promise<readonly string[]> {
  const workflows = paths.filter((path) => path.startsWith(".github/workflows/"));
  const rests = survey.archived || (record !== null && writerOf(record.frame) === "app");
  if (rests || workflows.length === 0) return [];
  return (await readActionsEnabled(client, repository)) === false ? [] : workflows;
}

/** @throws CommandProblem where there is one */
export function refuseWhileStarted(
  running: readonly string[],
  { repository, apiUrl }: Pick<Reached, "repository" | "apiUrl">,
): void {
  if (running.length === 0) return;
  const fullName = `${repository.owner}/${repository.name}`;
  throw new CommandProblem(
    "problems",
    `Nothing was removed: ${whatStarts(running)}.`,
    `Delete ${running.length === 1 ? "it" : "them"} first (\`tutti uninstall --yes --pull-request\` opens the pull request), or turn Actions off at ${webUrlOf(apiUrl)}/${fullName}/settings/actions. Then give the command again.`,
  );
}

/** @throws CommandProblem where Tutti puts back what is taken away */
export async function refuseWhilePutBack(
  context: Context,
  github: Reached,
  probe: Probe,
  writers: ReadonlySet<number>,
): Promise<void> {
  if (!(await isPutBack(context, github, probe, writers))) return;
  throw new CommandProblem(
    "problems",
    `Nothing was removed: Tutti still runs, and put ${probe.name} back on #${probe.number} as soon as it was taken away.`,
    github.credentials.kind === "app"
      ? "Stop the App's process, and leave the App installed: this works in its name. Then give the command again."
      : `Stop the App, or suspend its installation at ${installationsPage(github)}. Then give the command again.`,
  );
}

/** After it was looked whether Tutti still runs: what that tells, and what it does not. */
export function howFarSeen(probe: Probe | null): string {
  const slower =
    "Where labels or a card come back later, it still runs: stop it then, and give the command again.";
  return probe === null
    ? `Whether Tutti still runs could not be seen here, since no issue had a state of its. ${slower}`
    : `Nothing put ${probe.name} back on #${probe.number} within ${secondsLooked} seconds, and so Tutti seems to be stopped; one that is slower is not noticed. ${slower}`;
}

/** What comes after a list of what would go. */
export function howToGoOn(running: readonly string[], doors: Doors): string {
  if (running.length === 0) {
    return doors === "app"
      ? "Once the App is stopped, or its installation suspended, `tutti uninstall --yes` does it."
      : "`tutti uninstall --yes` does it.";
  }
  return `Not yet: ${whatStarts(running)}. Once the pull request that deletes ${running.length === 1 ? "it" : "them"} is merged (\`--yes --pull-request\` opens it), \`tutti uninstall --yes\` does it.`;
}

function whatStarts(running: readonly string[]): string {
  const [is, starts] = running.length === 1 ? ["is", "starts"] : ["are", "start"];
  return `${running.join(" and ")} ${is} on the default branch, ${starts} by what is removed, and would put it back`;
}
