import type { CheckText } from "./gate-report.ts";
import { safeText } from "./safe-text.ts";

type Fault = { readonly line: number; readonly column: number; readonly message: string };

/** The check of a pull request that changes the configuration: everything that is wrong, all at once. */
export function configurationReport(faults: readonly Fault[]): CheckText {
  if (faults.length === 0) {
    return {
      title: "Valid",
      summary:
        "This configuration can be accepted. It comes into force when it is merged into the default branch.",
    };
  }
  const lines = faults.map(
    ({ line, column, message }) => `- line ${line}, column ${column}: ${safeText(message)}`,
  );
  return {
    title: faults.length === 1 ? "One problem" : `${faults.length} problems`,
    summary: [
      "Merged as it is, this configuration would be refused, and the one in force would stay.",
      "",
      ...lines,
    ].join("\n"),
  };
}
