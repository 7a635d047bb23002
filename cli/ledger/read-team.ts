import type { Configuration } from "../../src/domain/configuration.ts";
import type { RepositoryId } from "../../src/domain/ids.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import type { Timestamp } from "../../src/domain/timestamp.ts";
import type { Context } from "../context.ts";
import { now } from "../now.ts";
import { CommandProblem } from "../problem.ts";
import { readBelieved } from "./read-believed.ts";
import { type LedgerDoor, type ReachedLedger, reachLedger } from "./reach-ledger.ts";

/** A team as its ledger has it, and the repository of it that was asked about. */
export type Team = Pick<ReachedLedger, "home" | "github"> & {
  readonly state: OrganizationState;
  readonly configuration: Configuration;
  readonly repository: RepositoryId;
  /** GitHub's time where GitHub was asked, else the machine's. */
  readonly now: Timestamp;
};

/** @throws CommandProblem when there is no ledger, or none that may be believed */
export async function readTeam(
  context: Context,
  { repo, git }: { readonly repo?: string | undefined; readonly git: boolean },
): Promise<Team> {
  const door: LedgerDoor = git ? "git" : "api";
  const { ledger, home, github, repository } = await reachLedger(context, repo, door);
  const state = await readBelieved(context, { ledger, home });
  if (state !== null) {
    const place = placeIn(state, home, repository?.id ?? null);
    return { home, github, state, ...place, now: now(github ?? context) };
  }
  throw new CommandProblem(
    "absent",
    `${home} has no ledger yet: there is no branch tutti-ledger.`,
    "Tutti writes it with the first configuration; `tutti init` prepares one.",
  );
}

function placeIn(
  { frame }: OrganizationState,
  home: string,
  asked: RepositoryId | null,
): Pick<Team, "configuration" | "repository"> {
  const configuration = frame.configuration?.resolved;
  const repository = asked ?? frame.home?.repository;
  if (configuration !== undefined && repository !== undefined) return { configuration, repository };
  throw new CommandProblem(
    "absent",
    `No configuration of ${home} was accepted yet.`,
    "`tutti validate` says what is wrong with .github/tutti.yml.",
  );
}
