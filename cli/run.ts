import { ForgeForbidden, ForgeUnavailable } from "../src/ports/forge.ts";
import type { Context } from "./context.ts";
import { exitCodes } from "./exit-codes.ts";
import { withoutSecrets } from "./output/without-secrets.ts";
import { CommandProblem } from "./problem.ts";
import { readLine } from "./read-line.ts";
import { overview, verbHelp } from "./reference/help.ts";
import type { Verb } from "./verb.ts";

export type Output = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
};

/** Runs one line and gives its exit code. Nothing is thrown, and no secret of the environment is ever printed. */
export async function runLine(
  verbs: readonly Verb[],
  words: readonly string[],
  context: Context,
  output: Output,
): Promise<number> {
  const clean = (text: string) => withoutSecrets(text, context.environment);
  const json = words.includes("--json");
  try {
    const asked = helpAsked(verbs, words);
    if (asked !== null) {
      output.out(asked);
      return exitCodes.done.code;
    }
    const { verb, given } = readLine(verbs, words);
    if (given["help"] === true) {
      output.out(verbHelp(verb));
      return exitCodes.done.code;
    }
    const { report, text, exit } = await verb.run(context, given);
    output.out(clean(given["json"] === true ? JSON.stringify(report, null, 2) : text));
    return exitCodes[exit].code;
  } catch (error) {
    const problem = problemOf(error);
    const { code } = exitCodes[problem.reason];
    if (json) {
      const { reason, message: what, nextStep } = problem;
      output.out(clean(JSON.stringify({ error: { reason, what, nextStep } }, null, 2)));
    } else {
      output.error(clean(`tutti: ${problem.message}\n  ${problem.nextStep}`));
    }
    return code;
  }
}

function helpAsked(verbs: readonly Verb[], words: readonly string[]): string | null {
  const [first, second] = words;
  if (first === undefined || first === "--help" || first === "-h") return overview(verbs);
  if (first !== "help") return null;
  const verb = verbs.find(({ name }) => name === second);
  if (second === undefined) return overview(verbs);
  return verb === undefined ? null : verbHelp(verb);
}

function problemOf(error: unknown): CommandProblem {
  if (error instanceof CommandProblem) return error;
  if (error instanceof ForgeForbidden) {
    const next = "Check what the token may do; `tutti doctor` lists every permission that is needed.";
    return new CommandProblem("unreachable", `GitHub refused: ${error.message}`, next, { cause: error });
  }
  if (error instanceof ForgeUnavailable) {
    const when = error.retryAt === null ? "later" : `after ${new Date(error.retryAt).toISOString()}`;
    const next = `Check the network and GITHUB_API_URL, or try again ${when}.`;
    return new CommandProblem("unreachable", `GitHub does not answer: ${error.message}`, next, {
      cause: error,
    });
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const next = "Please report it, with the command that you gave.";
  return new CommandProblem("defect", `this is a defect: ${message}`, next, { cause: error });
}
