import type { AppForges } from "../adapters/github/app-forges.ts";
import type { GithubBranchAddress } from "../adapters/github/branch/branch-address.ts";
import type { CheckOwner } from "../messages/gate-report.ts";
import type { Branch } from "../ports/branch.ts";
import type { Forge } from "../ports/forge.ts";
import type { RepositoryReference } from "../ports/forge-facts.ts";

/** GitHub as one lane reaches it: what is asked there, and branches to keep a ledger on. */
export type GithubAccess = {
  readonly forge: Forge;
  readonly checks: CheckOwner;
  readonly branch: (address: GithubBranchAddress) => Branch;
};

export type AccessOf = (lane: string) => GithubAccess;

/** As the App: a lane is an installation's id. */
export function accessOfApp(forges: AppForges): AccessOf {
  return (lane) => {
    const installation = Number(lane);
    return {
      forge: forges.forge(installation),
      checks: "ours",
      branch: (address) => forges.branch(installation, address),
    };
  };
}

/** With a job's token, which reaches one repository: there is one lane, whatever it is called. */
export function accessOfJob(
  { forge, branch }: Pick<GithubAccess, "forge" | "branch">,
  repository: RepositoryReference,
): AccessOf {
  const own = { ...forge, repositories: async () => [repository] };
  const access: GithubAccess = { forge: own, checks: "github-actions", branch };
  return () => access;
}
