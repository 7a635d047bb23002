import { UnexpectedAnswer } from "../src/adapters/github/client/errors.ts";
import { ForgeForbidden, ForgeUnavailable } from "../src/ports/forge.ts";
import { CommandProblem } from "./problem.ts";

/** What went wrong, as the user is told it, with the next step. */
export function problemOf(error: unknown): CommandProblem {
  if (error instanceof CommandProblem) return error;
  if (error instanceof ForgeForbidden) return refusal(error);
  if (error instanceof ForgeUnavailable) {
    const when = error.retryAt === null ? "later" : `after ${new Date(error.retryAt).toISOString()}`;
    return unreachable(
      `GitHub does not answer: ${error.message}`,
      `Check the network and GITHUB_API_URL, or try again ${when}.`,
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

function refusal(error: ForgeForbidden): CommandProblem {
  const unknown = /Bad credentials|Requires authentication/.test(error.message);
  const next = unknown
    ? "The token is wrong, or no longer valid: log in with `gh auth login`, or set GITHUB_TOKEN to a new one."
    : "Check what the token may do; `tutti doctor` lists every permission that is needed.";
  return unreachable(`GitHub refused: ${error.message}`, next, error);
}

function unreachable(what: string, nextStep: string, cause: Error): CommandProblem {
  return new CommandProblem("unreachable", what, nextStep, { cause });
}
