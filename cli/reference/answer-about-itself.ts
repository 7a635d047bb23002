import * as z from "zod";
import { readShippedFiles } from "../shipped-files.ts";
import type { Verb } from "../verb.ts";
import { overview, verbHelp, verbReport } from "./help.ts";

export type Answer = {
  readonly text: string;
  /** The same for `--json`. */
  readonly report: unknown;
};

const Package = z.object({ version: z.string() });

/** What `tutti`, `tutti help …` and `tutti --version` say; null for a line that wants something done. */
export async function answerAboutItself(
  verbs: readonly Verb[],
  words: readonly string[],
): Promise<Answer | null> {
  const [first, second] = words.filter((word) => word !== "--json");
  if (first === "--version") return version();
  const all: Answer = { text: overview(verbs), report: { commands: verbs.map(verbReport) } };
  if (first === undefined || first === "--help" || first === "-h") return all;
  if (first !== "help") return null;
  if (second === undefined) return all;
  const verb = verbs.find(({ name }) => name === second);
  return verb === undefined ? null : { text: verbHelp(verb), report: verbReport(verb) };
}

async function version(): Promise<Answer> {
  const { packageManifest } = await readShippedFiles();
  const { version } = Package.parse(JSON.parse(packageManifest));
  return { text: `tutti ${version}`, report: { version } };
}
