import type { Context } from "../context.ts";
import { CommandProblem } from "../problem.ts";
import { findRepository } from "./repository-name.ts";
import { apiUrlOf, findCredentials } from "./settings.ts";

/** Said at once where git alone would not do. @throws CommandProblem when there is no token */
export async function needToken(context: Context, given: string | undefined): Promise<void> {
  const { host } = await findRepository(context, given);
  const { kind } = await findCredentials(context, host);
  if (kind === "none") throw withoutToken(apiUrlOf(context, host));
}

export function withoutToken(apiUrl: string): CommandProblem {
  return new CommandProblem(
    "unreachable",
    `There is no token for ${new URL(apiUrl).host}.`,
    "Log in with `gh auth login`, or set GITHUB_TOKEN.",
  );
}
