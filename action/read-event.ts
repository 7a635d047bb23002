import { readFile } from "node:fs/promises";

import { fail, succeed } from "../src/domain/result.ts";
import type { Result } from "../src/domain/result.ts";

const next =
  "The runner writes that file for every job: run this as an action of a workflow, and see that no earlier step changes it.";

/** What started the workflow, from the runner's file; a sentence with what is wrong and where, and the next step, otherwise. */
export async function readEvent(path: string): Promise<Result<unknown, string>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const why = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    return fail(`The event's file, ${path} (GITHUB_EVENT_PATH), cannot be read${why}. ${next}`);
  }
  try {
    return succeed(JSON.parse(text));
  } catch {
    return fail(`The event's file, ${path} (GITHUB_EVENT_PATH), is not JSON. ${next}`);
  }
}
