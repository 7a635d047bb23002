import { RequestRefused, UncertainWrite, UnexpectedAnswer } from "../src/adapters/github/client/errors.ts";
import { type RefusalReason, refusalReason } from "../src/adapters/github/refusal-reason.ts";
import { ForgeForbidden, ForgeUnavailable } from "../src/ports/forge.ts";
import { CommandProblem } from "./problem.ts";

/** What went wrong, as the user is told it, with the next step. */
export function problemOf(error: unknown): CommandProblem {
  if (error instanceof CommandProblem) return error;
  if (error instanceof ForgeForbidden) return refusal(error);
  if (error instanceof ForgeUnavailable) {
    if (error.retryAt !== null) return spent(error, error.retryAt);
    return unreachable(
      `GitHub does not answer: ${error.message}`,
      "Check the network and GITHUB_API_URL, or try again later.",
      error,
    );
  }
  if (error instanceof UncertainWrite) {
    return unreachable(
      `GitHub did not say whether it was done: ${error.message}`,
      "Give the command again in a minute: what is done already is left as it is.",
      error,
    );
  }
  if (error instanceof RequestRefused) {
    return unreachable(
      `GitHub did not do it: ${error.message}`,
      "Look at the repository, whether what it is about is still there; `tutti doctor` says what is missing.",
      error,
    );
  }
  if (error instanceof UnexpectedAnswer) {
    return unreachable(
      `What answered does not answer as GitHub does: ${error.message}`,
      "Check that GITHUB_API_URL is a REST root, as https://github.example.com/api/v3; if it is, please report this.",
      error,
    );
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const next = "Please report it, with the command that you gave.";
  return new CommandProblem("defect", `this is a defect: ${message}`, next, { cause: error });
}

/** Nothing was done, and nothing but waiting helps. */
function spent(error: ForgeUnavailable, retryAt: number): CommandProblem {
  return unreachable(
    `GitHub asks to wait: ${error.message}`,
    `Try again after ${new Date(retryAt).toISOString()}; \`tutti doctor\` shows then what is left of the hour's requests.`,
    error,
  );
}

const nextSteps = {
  "unknown-token":
    "The token is wrong, or no longer valid: log in with `gh auth login`, or set GITHUB_TOKEN to a new one.",
  "single-sign-on":
    "Authorize the token for the organization's single sign-on, in GitHub's settings where the token is listed; or log in anew with `gh auth login`.",
  "address-not-allowed":
    "The organization lets only certain addresses in: work from one of them, as through its VPN, or ask its owners.",
  archived: "The repository is archived: unarchive it in its settings first.",
  suspended: "Unsuspend the App's installation in the account's settings, under GitHub Apps.",
  blocked: "GitHub closed the repository: its owners hear from GitHub Support why.",
  hidden: "Check the name, and that the token or the App may see it.",
  permission: "Check what the token may do; `tutti doctor` lists every permission that is needed.",
} as const satisfies Record<RefusalReason, string>;

function refusal(error: ForgeForbidden): CommandProblem {
  return unreachable(`GitHub refused: ${error.message}`, nextSteps[refusalReason(error.message)], error);
}

function unreachable(what: string, nextStep: string, cause: Error): CommandProblem {
  return new CommandProblem("unreachable", what, nextStep, { cause });
}
