import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { readState } from "../../src/usecases/read-state.ts";
import type { Context } from "../context.ts";
import { CommandProblem } from "../problem.ts";
import type { ReachedLedger } from "./reach-ledger.ts";

/** What a ledger says; null when there is none. @throws CommandProblem when it must not be believed */
export async function readBelieved(
  context: Context,
  { ledger, home }: Pick<ReachedLedger, "ledger" | "home">,
): Promise<OrganizationState | null> {
  context.progress(`reading the ledger of ${home}…`);
  const read = await readState(ledger);
  switch (read.outcome) {
    case "absent":
      return null;
    case "halted":
      throw new CommandProblem(
        "problems",
        `The ledger of ${home} must not be believed: ${read.problem.what}.`,
        `${read.problem.nextStep} \`tutti verify\` shows everything that is wrong.`,
      );
    case "read": {
      const [damage] = read.problems;
      if (damage === undefined) return read.state;
      throw new CommandProblem(
        "problems",
        `The ledger of ${home} must not be believed: ${damage.what}.`,
        "`tutti verify` shows everything that is wrong; the App puts a broken part on record, and goes on.",
      );
    }
    default:
      return read satisfies never;
  }
}
