import { type OrganizationFrame, isPaused } from "../../src/domain/organization-frame.ts";
import { configurationPath } from "../../src/ports/configuration-reader.ts";
import { readState } from "../../src/usecases/read-state.ts";
import { checkConfiguration } from "../configuration/check-configuration.ts";
import { createShippedReader } from "../configuration/shipped-reader.ts";
import type { Context } from "../context.ts";
import type { Reached } from "../github/reach.ts";
import { reachLedger } from "../ledger/reach-ledger.ts";
import { countOf } from "../output/count-of.ts";
import { type Finding, found, good } from "./finding.ts";

export type TeamCheck = {
  readonly findings: readonly Finding[];
  /** What the ledger has in force; null where it cannot be read. */
  readonly frame: OrganizationFrame | null;
  /** Full name of the repository that has the ledger, or would. */
  readonly home: string;
};

/** The configuration on the default branch, and the ledger. */
export async function checkTeam(
  context: Context,
  github: Reached,
  repo: string | undefined,
): Promise<TeamCheck> {
  const { inForce, findings, frame, home } = await checkLedger(context, repo);
  return { findings: [await checkFile(github, inForce), ...findings], frame, home };
}

/** Which configuration holds where the file's does not: the last valid one, none so far, or nobody can tell. */
type InForce = "last-valid" | "none" | "unknown";

const insteadOf = {
  "last-valid": "the last valid one stays in force",
  none: "none was in force before, so nothing is tracked until it is mended",
  unknown: "which one is in force, the ledger does not tell",
} as const satisfies Record<InForce, string>;

async function checkFile(github: Reached, inForce: InForce): Promise<Finding> {
  const file = await github.forge.file(github.repository, configurationPath);
  if (file === null) {
    return found(
      "configuration",
      "bad",
      `There is no ${configurationPath} on the default branch${inForce === "last-valid" ? `: ${insteadOf[inForce]}` : ""}.`,
      inForce === "last-valid"
        ? "Put it back, or take Tutti away: `tutti uninstall --dry-run` lists what that takes."
        : "`tutti init` proposes one.",
    );
  }
  const checked = await checkConfiguration(await createShippedReader(), file.text, github);
  if (checked.role === "joined")
    return good("configuration", `It is in ${checked.home}, which this repository joins.`);
  if (checked.faults.length === 0) return good("configuration", `${configurationPath} is valid.`);
  return found(
    "configuration",
    "bad",
    `${configurationPath} has ${countOf(checked.faults.length, "problem")}: ${insteadOf[inForce]}.`,
    "`tutti validate` lists them with line and column.",
  );
}

type LedgerCheck = TeamCheck & { readonly inForce: InForce };

async function checkLedger(context: Context, repo: string | undefined): Promise<LedgerCheck> {
  const { ledger, home } = await reachLedger(context, repo, "api");
  const read = await readState(ledger);
  switch (read.outcome) {
    case "absent": {
      const fix = "Start the App or the Action: it writes the ledger with the first valid configuration.";
      const missing = found("ledger", "bad", `${home} has no branch tutti-ledger.`, fix);
      return { findings: [missing], frame: null, home, inForce: "none" };
    }
    case "halted":
      return {
        findings: [found("ledger", "bad", `${read.problem.what}.`, read.problem.nextStep)],
        frame: null,
        home,
        inForce: "unknown",
      };
    case "read": {
      const { frame } = read.state;
      const damage =
        read.problems.length === 0
          ? good("ledger", `The ledger of ${home} can be read.`)
          : found(
              "ledger",
              "bad",
              `The ledger has ${countOf(read.problems.length, "problem")}.`,
              "`tutti verify` lists them.",
            );
      return {
        findings: [damage, checkPause(frame)],
        frame,
        home,
        inForce: frame.configuration === null ? "none" : "last-valid",
      };
    }
    default:
      return read satisfies never;
  }
}

function checkPause(frame: OrganizationFrame): Finding {
  return isPaused(frame)
    ? found(
        "pause",
        "warning",
        "Everything is paused: nothing is written but the gate.",
        "`/pause` was said, or `paused: true` stands in the configuration.",
      )
    : good("pause", "Nothing is paused.");
}
