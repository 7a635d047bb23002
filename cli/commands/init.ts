import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import * as z from "zod";
import { proposeChange } from "../../src/adapters/github/upkeep/propose-change.ts";
import { configurationPath } from "../../src/ports/configuration-reader.ts";
import { checkConfiguration } from "../configuration/check-configuration.ts";
import { createShippedReader } from "../configuration/shipped-reader.ts";
import type { Context } from "../context.ts";
import { onboardingBranch } from "../github/proposal-branch.ts";
import { type Reached, reach } from "../github/reach.ts";
import type { RepositoryFacts } from "../onboarding/facts.ts";
import { type Fitted, fitConfiguration } from "../onboarding/fit-configuration.ts";
import { gatherFacts } from "../onboarding/gather-facts.ts";
import { onboardingText } from "../onboarding/onboarding-text.ts";
import { planWorkflow } from "../onboarding/plan-workflow.ts";
import { readShippedWorkflow, workflowFor, workflowPath } from "../onboarding/shipped-workflow.ts";
import { folderOf } from "../onboarding/folder-of.ts";
import { CommandProblem } from "../problem.ts";
import { defineVerb } from "../verb.ts";

export const InitReport = z.object({
  repository: z.string(),
  /** What came of it: only shown, written into the folder, or proposed. */
  outcome: z.enum(["shown", "written", "proposed", "already-proposed"]),
  files: z.array(z.object({ path: z.string(), text: z.string() })),
  members: z.array(z.object({ id: z.string(), login: z.string(), kind: z.enum(["human", "agent"]) })),
  domains: z.array(z.object({ id: z.string(), paths: z.array(z.string()), owners: z.array(z.string()) })),
  lead: z.string(),
  notes: z.array(z.string()),
  pullRequest: z.object({ number: z.int(), url: z.string() }).nullable(),
});
type Report = z.infer<typeof InitReport>;

export const init = defineVerb({
  name: "init",
  summary: "Proposes a configuration for a repository, in observe mode, and the Action's workflow",
  details: [
    "Reads CODEOWNERS, collaborators, teams and recent pull requests, and asks nothing that it can read. The proposal is checked as `tutti validate` does before it is written.",
    "Files go into the folder; `--pull-request` opens a pull request instead, which says what will happen.",
    "A configuration that is there already is not replaced without `--force`, and neither is a workflow that runs the Action: that one is left as it is. Where the App writes already, no workflow is proposed: it would be a second writer.",
    "`--dry-run` shows each file whole, and refuses what would be refused without it.",
  ],
  operands: [],
  options: [
    {
      name: "pull-request",
      takes: null,
      summary: "Opens the onboarding pull request instead of writing files",
    },
    { name: "dry-run", takes: null, summary: "Only shows what would be written" },
    { name: "app", takes: null, summary: "No workflow: the App does the work" },
    {
      name: "force",
      takes: null,
      summary: "Replaces files that are there; what you changed in them is lost",
    },
  ],
  examples: [
    "init --dry-run",
    "init",
    "init --pull-request",
    "init --app --repo octo-org/octo-repo --dry-run",
  ],
  input: z.object({
    repo: z.string().optional(),
    "pull-request": z.boolean().default(false),
    "dry-run": z.boolean().default(false),
    app: z.boolean().default(false),
    force: z.boolean().default(false),
  }),
  report: InitReport,
  run: async (context, input) => {
    const github = await reach(context, input.repo);
    const facts = await gatherFacts(context, github);
    if (facts.hasConfiguration && !input.force) throw alreadyThere(facts);
    const proposed = await fit(facts, github);
    const shipped =
      input.app || facts.writer === "app" || facts.actionsEnabled === false
        ? null
        : workflowFor(await readShippedWorkflow(), facts.defaultBranch ?? "main");
    const { folder, note } = await placeFor(context, facts, input);
    const standing = await standingWorkflows(facts, folder);
    const { text: workflow, notes: kept } = planWorkflow(shipped, standing, { ...facts, ...input });
    const fitted = { ...proposed, notes: [...proposed.notes, ...kept, ...note] };
    const files = new Map([[configurationPath, fitted.text]]);
    if (workflow !== null) files.set(workflowPath, workflow);
    const missing = stepsLeft(facts, shipped);
    await refuseWhatStands(facts, folder, [...files.keys()], input);
    const done = await carryOut(context, github, facts, { input, folder, fitted, files, missing });
    const report: Report = {
      repository: facts.fullName,
      outcome: done.outcome,
      files: [...files].map(([path, text]) => ({ path, text })),
      members: fitted.plan.members.map(({ id, login, kind }) => ({ id, login, kind })),
      domains: fitted.plan.domains.map(({ id, paths, owners }) => ({
        id,
        paths: [...paths],
        owners: [...owners],
      })),
      lead: fitted.plan.lead,
      notes: [...fitted.notes, ...missing],
      pullRequest: done.pullRequest,
    };
    return {
      report,
      text: textOf(report, input["pull-request"] ? "open a pull request with" : "write"),
      exit: "done",
    };
  },
});

async function standingWorkflows(
  { workflows }: RepositoryFacts,
  folder: string | null,
): Promise<readonly string[]> {
  if (folder === null || workflows.includes(workflowPath)) return workflows;
  return (await exists(resolve(folder, workflowPath))) ? [workflowPath, ...workflows] : workflows;
}

async function fit(facts: RepositoryFacts, github: Reached): Promise<Fitted> {
  const reader = await createShippedReader();
  const check = async (text: string) => (await checkConfiguration(reader, text, github)).faults;
  const fitted = await fitConfiguration(facts, check);
  if (fitted !== null) return fitted;
  throw new CommandProblem(
    "absent",
    `Nobody was found who works in ${facts.fullName}.`,
    "Ask with the token of somebody who may write there: an App does not tell who that is.",
  );
}

/** What a person has to do besides, for this repository. */
function stepsLeft(facts: RepositoryFacts, workflow: string | null): readonly string[] {
  return [
    ...(facts.archived ? ["The repository is archived: nothing works before somebody unarchives it."] : []),
    ...(facts.defaultBranch === null
      ? ["The repository is empty: the first commit decides its default branch."]
      : []),
    ...(facts.actionsEnabled === false ? ["Actions are off here: install the App, or turn them on."] : []),
    ...(workflow === null && facts.actionsEnabled !== false && facts.writer !== "app"
      ? ["Install the App on the repository."]
      : []),
    ...(facts.branchIsProtected
      ? ["The default branch takes changes by pull request only: `tutti init --pull-request` opens one."]
      : []),
  ];
}

type Input = { readonly "dry-run": boolean; readonly "pull-request": boolean; readonly force: boolean };

/** Where files go, if anywhere. Whoever only looks may do so from anywhere, and is told where they would have to be. */
async function placeFor(
  context: Context,
  facts: RepositoryFacts,
  input: Input,
): Promise<{ readonly folder: string | null; readonly note: readonly string[] }> {
  if (input["pull-request"]) return { folder: null, note: [] };
  try {
    return { folder: await folderOf(context, facts), note: [] };
  } catch (error) {
    if (!input["dry-run"] || !(error instanceof CommandProblem)) throw error;
    return { folder: null, note: [`To write it: ${error.message} ${error.nextStep}`] };
  }
}

/** The same refusals for whoever only looks and for whoever means it. @throws CommandProblem */
async function refuseWhatStands(
  { archived, defaultBranch, fullName }: RepositoryFacts,
  folder: string | null,
  paths: readonly string[],
  input: Input,
): Promise<void> {
  if (input["pull-request"] && (archived || defaultBranch === null)) {
    throw new CommandProblem(
      "absent",
      archived
        ? `${fullName} is archived: it takes no pull request.`
        : `${fullName} is empty: there is no branch to open a pull request for.`,
      archived ? "Unarchive it in its settings first." : "Run `tutti init` in a clone, and push.",
    );
  }
  if (folder === null || input.force) return;
  for (const path of paths) {
    if (!(await exists(resolve(folder, path)))) continue;
    throw new CommandProblem(
      "usage",
      `${path} is there already.`,
      "`--force` replaces it, `--force --dry-run` shows by what.",
    );
  }
}

type Work = {
  readonly input: { readonly "dry-run": boolean };
  /** Where files are written; null where none are. */
  readonly folder: string | null;
  readonly fitted: Fitted;
  readonly files: ReadonlyMap<string, string>;
  readonly missing: readonly string[];
};

async function carryOut(
  context: Context,
  github: Reached,
  facts: RepositoryFacts,
  { input, folder, fitted, files, missing }: Work,
): Promise<Pick<Report, "outcome" | "pullRequest">> {
  if (input["dry-run"]) return { outcome: "shown", pullRequest: null };
  if (folder !== null) {
    await write(folder, files);
    return { outcome: "written", pullRequest: null };
  }
  context.progress("opening the onboarding pull request…");
  const proposed = await proposeChange(github.client, github.repository, {
    branch: onboardingBranch,
    base: facts.defaultBranch ?? "main",
    title: "Put this repository under Tutti's care, observing",
    body: onboardingText(fitted, [...files.keys()], missing),
    files,
  });
  if (proposed.outcome === "refused") {
    throw new CommandProblem(
      "unreachable",
      `GitHub took no pull request: ${proposed.reason}`,
      "The token needs to write contents, pull requests and workflows; or run `tutti init` in a clone, and push.",
    );
  }
  const { number, url, outcome } = proposed;
  return { outcome: outcome === "opened" ? "proposed" : "already-proposed", pullRequest: { number, url } };
}

async function write(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(resolve(folder, path)), { recursive: true });
    await writeFile(resolve(folder, path), text);
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    return false;
  }
}

function alreadyThere({ fullName }: RepositoryFacts): CommandProblem {
  return new CommandProblem(
    "usage",
    `${fullName} has a ${configurationPath} already.`,
    "`tutti validate` checks it; `--force` replaces it, `--force --dry-run` shows by what.",
  );
}

/** `would`: what a run that is not dry does with the files. */
function textOf({ outcome, files, notes, pullRequest }: Report, would: string): string {
  const paths = files.map(({ path }) => path);
  const shown = files.flatMap(({ path, text }) => [`==> ${path} <==`, "", text.trimEnd(), ""]);
  const head = {
    shown: [...shown, `Would ${would} ${paths.join(" and ")}.`],
    written: [...paths.map((path) => `wrote ${path}`), "", "Look through it, commit it and push it."],
    proposed: [`Opened pull request #${pullRequest?.number ?? ""}: ${pullRequest?.url ?? ""}`],
    "already-proposed": [`It is proposed already: ${pullRequest?.url ?? ""}`],
  } as const;
  return [...head[outcome], ...notes.map((note) => `- ${note}`)].join("\n");
}
