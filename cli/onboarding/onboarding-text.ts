import { safeCode, safeText } from "../../src/messages/safe-text.ts";
import type { Fitted } from "./fit-configuration.ts";

/** The onboarding pull request's words: what will happen, what will not, and how to stop it. Nobody is mentioned. */
export function onboardingText(
  { plan, notes }: Fitted,
  paths: readonly string[],
  missing: readonly string[],
): string {
  const { members, domains, lead, deputy } = plan;
  const leads = deputy === null ? safeCode(lead) : `${safeCode(lead)}, with ${safeCode(deputy)} standing in`;
  return [
    "Tutti follows the work in this repository: who has which task, what it waits for, and which reviews are missing.",
    "",
    "### What happens when this is merged",
    "",
    "- It starts in `observe` mode: it looks and reports. Nothing is refused, reverted, reopened or blocked, and nobody is mentioned.",
    "- Issues become tasks only by a `kind/*` label or `/track`. Each task gets a `state/*` label and one comment that is kept up to date.",
    "- Pull requests get a check `tutti / ready to merge`, which succeeds and says what it would wait for.",
    "- What happened is kept on a branch of this repository, `tutti-ledger`.",
    "",
    "### What was found",
    "",
    `- Lead: ${leads}`,
    `- Members: ${members.map(({ id }) => safeCode(id)).join(", ")}`,
    ...domains.map(({ id, paths, owners }) => {
      const of = owners.length === 0 ? "" : ` (${owners.map(safeCode).join(", ")})`;
      return `- Domain ${safeCode(id)}${of}: ${paths.map(safeCode).join(", ")}`;
    }),
    ...notes.map((note) => `- ${safeText(note)}`),
    "",
    `It is all in ${paths.map(safeCode).join(" and ")}: change whatever is wrong, here or later.`,
    "",
    ...(missing.length === 0
      ? []
      : ["### Before it works", "", ...missing.map((step) => `- ${safeText(step)}`), ""]),
    "### Later",
    "",
    "- `tutti doctor` checks permissions, events and the required check.",
    "- `tutti promote advise` and `tutti promote enforce` show first what would have been different.",
    "- `tutti uninstall` takes everything away but people's own work.",
  ].join("\n");
}
