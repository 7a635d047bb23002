import type { CheckText } from "./gate-report.ts";
import { safeText } from "./safe-text.ts";

type Fault = { readonly line: number; readonly column: number; readonly message: string };

/** Where a configuration was found: proposed by a pull request, or on the default branch, where it counts. */
export type ConfigurationPlace = "proposed" | "pushed";

const valid: Readonly<Record<ConfigurationPlace, CheckText>> = {
  proposed: {
    title: "Valid",
    summary:
      "This configuration can be accepted. It comes into force when it is merged into the default branch.",
  },
  pushed: { title: "In force", summary: "This configuration was accepted and is in force." },
};

const refused: Readonly<Record<ConfigurationPlace, string>> = {
  proposed: "Merged as it is, this configuration would be refused, and the one in force would stay.",
  pushed:
    "This configuration was refused. The last good one stays in force; where there was none yet, nothing is tracked until this is mended.",
};

/** The check of a configuration: everything that is wrong, all at once. */
export function configurationReport(faults: readonly Fault[], place: ConfigurationPlace): CheckText {
  if (faults.length === 0) return valid[place];
  const lines = faults.map(
    ({ line, column, message }) => `- line ${line}, column ${column}: ${safeText(message)}`,
  );
  return {
    title: faults.length === 1 ? "One problem" : `${faults.length} problems`,
    summary: [refused[place], "", ...lines].join("\n"),
  };
}

/** The check of a commit that no longer has a configuration. */
export const configurationGone: CheckText = {
  title: "The file is gone",
  summary: [
    "`.github/tutti.yml` is not on the default branch any more. The last good configuration is on record in the ledger and stays in force.",
    "Put the file back to change it. To let go of this repository, take the App or the workflow away; `tutti uninstall --dry-run` lists what is left then.",
  ].join(" "),
};
