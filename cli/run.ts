import { commandFirst } from "./command-first.ts";
import type { Context } from "./context.ts";
import { exitCodes } from "./exit-codes.ts";
import { withoutSecrets } from "./output/without-secrets.ts";
import { problemOf } from "./problem-of.ts";
import { readLine } from "./read-line.ts";
import { answerAboutItself } from "./reference/answer-about-itself.ts";
import { verbHelp, verbReport } from "./reference/help.ts";
import type { Verb } from "./verb.ts";

export type Output = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
};

/** Runs one line and gives its exit code. Nothing is thrown, and no secret of the environment is ever printed. */
export async function runLine(
  verbs: readonly Verb[],
  given: readonly string[],
  context: Context,
  output: Output,
): Promise<number> {
  const clean = (text: string) => withoutSecrets(text, context.environment);
  const words = commandFirst(given);
  const json = words.includes("--json");
  const say = (text: string, report: unknown) =>
    output.out(clean(json ? JSON.stringify(report, null, 2) : text));
  try {
    const about = await answerAboutItself(verbs, words);
    if (about !== null) {
      say(about.text, about.report);
      return exitCodes.done.code;
    }
    const { verb, given: read } = readLine(verbs, words);
    if (read["help"] === true) {
      say(verbHelp(verb), verbReport(verb));
      return exitCodes.done.code;
    }
    const { report, text, exit } = await verb.run(context, read);
    say(text, report);
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
