import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import * as z from "zod";
import { configurationPath } from "../../src/ports/configuration-reader.ts";
import { checkConfiguration } from "../configuration/check-configuration.ts";
import { createShippedReader } from "../configuration/shipped-reader.ts";
import type { Context } from "../context.ts";
import { type Reached, reach } from "../github/reach.ts";
import { countOf } from "../output/count-of.ts";
import { findRepository } from "../github/repository-name.ts";
import { givenCredentials } from "../github/settings.ts";
import { CommandProblem } from "../problem.ts";
import { defineVerb } from "../verb.ts";

const Report = z.object({
  file: z.string(),
  /** Whether logins and repositories were looked up on GitHub. */
  lookedUp: z.boolean(),
  problems: z.array(z.object({ line: z.int(), column: z.int(), endLine: z.int(), message: z.string() })),
});

export const validate = defineVerb({
  name: "validate",
  summary: "Says everything that is wrong with a configuration, with line and column",
  details: [
    "Logins and repositories are looked up on GitHub where there is a token; `--offline` takes them as they stand.",
  ],
  operands: [
    { name: "file", summary: `The configuration; ${configurationPath} unless said`, required: false },
  ],
  options: [{ name: "offline", takes: null, summary: "Looks nothing up on GitHub" }],
  examples: ["validate", "validate .github/tutti.yml --offline", "validate --json"],
  input: z.object({
    file: z.string().default(configurationPath),
    offline: z.boolean().default(false),
    repo: z.string().optional(),
  }),
  report: Report,
  run: async (context, { file, offline, repo }) => {
    const text = await read(context, file);
    const github = offline ? null : await reachIfAllowed(context, repo);
    const { faults } = await checkConfiguration(await createShippedReader(), text, github);
    const problems = faults.map(({ line, column, endLine, message }) => ({ line, column, endLine, message }));
    const lines = problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
    const note = github === null ? "\nLogins and repositories were not looked up on GitHub." : "";
    const verdict = problems.length === 0 ? `${file} is valid.` : `\n${countOf(problems.length, "problem")}.`;
    return {
      report: { file, lookedUp: github !== null, problems },
      text: `${[...lines, verdict].join("\n")}${note}`,
      exit: problems.length === 0 ? "done" : "problems",
    };
  },
});

async function read({ folder }: Context, file: string): Promise<string> {
  try {
    return await readFile(resolve(folder, file), "utf8");
  } catch (cause) {
    throw new CommandProblem(
      "absent",
      `${file} cannot be read in ${folder}.`,
      "It checks a file of this folder: go into a clone, name the file, or let `tutti init` propose one.",
      { cause },
    );
  }
}

/** Without a token or a remote the file is checked as it stands; credentials that the environment gives have to be of use. */
async function reachIfAllowed(context: Context, repo: string | undefined): Promise<Reached | null> {
  const given = await givenCredentials(context);
  try {
    return await reach(context, repo);
  } catch (error) {
    const isHere = await findRepository(context, repo).then(
      () => true,
      () => false,
    );
    const isAsked = repo !== undefined || (given !== null && isHere);
    if (error instanceof CommandProblem && !isAsked) return null;
    throw error;
  }
}
