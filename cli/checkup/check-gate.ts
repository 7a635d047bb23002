import { type BranchRules, readBranchRules } from "../../src/adapters/github/survey/read-rules.ts";
import type { OrganizationFrame } from "../../src/domain/organization-frame.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import { modeOf } from "../../src/views/mode.ts";
import type { Reached } from "../github/reach.ts";
import { LEDGER_BRANCH } from "../../src/adapters/branch-ledger/layout.ts";
import { checkGateSource } from "./check-gate-source.ts";
import type { TeamCheck } from "./check-team.ts";
import type { GateGiver } from "./find-gate-giver.ts";
import { type Finding, found, good } from "./finding.ts";

/** Whether the gate is required, from whom, and whether that binds; and whether the ledger's branch can be written. */
export async function checkGate(
  github: Reached,
  frame: TeamCheck["frame"],
  giver: GateGiver | null,
): Promise<readonly Finding[]> {
  const { client, repository } = github;
  if (repository.defaultBranch === null) return [];
  const rules = await readBranchRules(client, repository, repository.defaultBranch);
  const ledgerRules = await readBranchRules(client, repository, LEDGER_BRANCH);
  return [checkRequired(github, frame, rules, giver), checkLedgerRules(ledgerRules)];
}

function checkRequired(
  github: Pick<Reached, "repository" | "apiUrl">,
  frame: OrganizationFrame | null,
  rules: BranchRules | null,
  giver: GateGiver | null,
): Finding {
  const { repository } = github;
  const organization = frame?.configuration?.resolved.organization;
  const enforces = organization !== undefined && modeOf(organization, repository.id) === "enforce";
  if (rules === null) {
    return repository.isPrivate
      ? found(
          "required check",
          enforces ? "bad" : "warning",
          "Rules do not bind in this private repository: GitHub Free has none there.",
          "Use a paid plan, or make the repository public; until then the gate is advice.",
        )
      : found(
          "required check",
          "unknown",
          "The token may not read the rules.",
          "Ask with a token that may read the repository.",
        );
  }
  const sources = rules.checks.filter(({ name }) => name === gateCheckName).map(({ app }) => app);
  if (sources.length === 0) {
    return found(
      "required check",
      enforces ? "bad" : "warning",
      `No rule requires “${gateCheckName}”${enforces ? ", so nothing is held back" : ""}.`,
      rulesetCall(repository, giver),
    );
  }
  return checkGateSource(github, sources, giver);
}

/** Creating rules needs an administrator, so it is a person's to do. `source`: whose check alone counts, where it is known. */
function rulesetCall({ owner, name }: Reached["repository"], source: GateGiver | null): string {
  const ruleset = {
    name: "Ready to merge",
    target: "branch",
    enforcement: "active",
    conditions: { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } },
    rules: [
      {
        type: "required_status_checks",
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: [
            { context: gateCheckName, ...(source === null ? {} : { integration_id: source.id }) },
          ],
        },
      },
    ],
  };
  return `echo '${JSON.stringify(ruleset)}' | gh api -X POST repos/${owner}/${name}/rulesets --input -`;
}

function checkLedgerRules(rules: BranchRules | null): Finding {
  const hindering = [
    ...(rules?.types ?? []).filter((type) =>
      ["update", "pull_request", "required_status_checks", "required_linear_history"].includes(type),
    ),
    ...(rules?.hasBranchProtection === true ? ["branch protection"] : []),
  ];
  return hindering.length === 0
    ? good("ledger branch", "No rule hinders writing the ledger.")
    : found(
        "ledger branch",
        "warning",
        `Rules hold for ${LEDGER_BRANCH} too: ${hindering.join(", ")}.`,
        "Exclude the branch from them, or let the App bypass them.",
      );
}
