import * as z from "zod";
import { readBranchRules } from "../../src/adapters/github/survey/read-rules.ts";
import { type Traces, readReactions, readTraces } from "../../src/adapters/github/survey/read-traces.ts";
import { isPaused } from "../../src/domain/organization-frame.ts";
import type { Removal } from "../../src/adapters/github/upkeep/remove-trace.ts";
import { readEvents } from "../../src/usecases/read-events.ts";
import { type LabelLook, labelPalette } from "../../src/views/labels.ts";
import { needToken } from "../github/need-token.ts";
import type { Reached } from "../github/reach.ts";
import { readProposalBranches } from "../github/read-proposal-branches.ts";
import { LEDGER_BRANCH } from "../../src/adapters/branch-ledger/layout.ts";
import { type ReachedLedger, reachLedger } from "../ledger/reach-ledger.ts";
import { readBelieved } from "../ledger/read-believed.ts";
import { CommandProblem } from "../problem.ts";
import { carryOut } from "../removal/carry-out.ts";
import { readInstalledFiles } from "../github/installed-files.ts";
import { type Doors, type LedgerWriters, doorsOf, writersAmong } from "../removal/ledger-writers.ts";
import { secondsLooked } from "../removal/is-put-back.ts";
import { findProbe } from "../removal/find-probe.ts";
import { leftToPeople, stepsToStop } from "../removal/left-to-people.ts";
import { mayNotRemove, rightsLacking } from "../removal/rights-lacking.ts";
import { planChecks } from "../removal/plan-checks.ts";
import { planRemoval } from "../removal/plan-removal.ts";
import { proposeRemoval } from "../removal/propose-removal.ts";
import {
  howFarSeen,
  howToGoOn,
  refuseWhilePutBack,
  refuseWhileStarted,
  runningWorkflows,
} from "../removal/refuse-while-running.ts";
import { notRemoved, removalCounts, removalLines } from "../removal/removal-text.ts";
import { defineVerb } from "../verb.ts";

export const UninstallReport = z.object({
  repository: z.string(),
  /** Whether it was done, or only shown. */
  done: z.boolean(),
  counts: z.object({
    labels: z.int(),
    labelsOnIssues: z.int(),
    comments: z.int(),
    reactions: z.int(),
    checks: z.int(),
  }),
  /** Each thing that goes, in this order. */
  removals: z.array(z.looseObject({ kind: z.string() })),
  ledger: z.enum(["keep", "delete"]),
  assignments: z.enum(["keep", "remove"]),
  /** Issues that Tutti was the last to close or to open: they stay so. */
  turned: z.array(z.int()),
  /** Workflows that would put back what is removed: nothing is, before they are gone. */
  running: z.array(z.string()),
  /** What the token lacks for it, as a sentence; null where nothing is known to be missing. */
  lacking: z.string().nullable(),
  /** Files that a person deletes, or the pull request. */
  files: z.array(z.string()),
  pullRequest: z.object({ number: z.int(), url: z.string() }).nullable(),
  /** What a person has to do. */
  left: z.array(z.string()),
});

/** More than a ledger ever has: whoever wrote any of it left traces. */
const commitsLookedAt = 100_000;

export const uninstall = defineVerb({
  name: "uninstall",
  summary:
    "Takes Tutti out of a repository: its labels, cards, replies and checks that wait; people's own work stays",
  details: [
    "Without `--yes` nothing is removed, and it lists what would be. Stop the App or the Action first: while something puts back what it takes away, it removes nothing and says how to stop that.",
    `To find out, it takes the state's label from one issue, and looks for ${secondsLooked} seconds whether that is put back. Tutti that is slower, because it has much to do or is only started now and then, is not noticed, and would put things back later: so stop it first.`,
    "The configuration and the workflow are files of yours: with `--pull-request` a pull request deletes them.",
    "Safe to repeat, and to go on with after an interruption.",
  ],
  operands: [],
  options: [
    { name: "dry-run", takes: null, summary: "Only says what would be removed, as it does without --yes" },
    { name: "yes", takes: null, summary: "Removes what would be listed without it" },
    {
      name: "ledger",
      takes: "keep|delete",
      summary: "Whether the branch with the ledger goes as well; keep unless said",
    },
    {
      name: "assignments",
      takes: "keep|remove",
      summary:
        "Whether assignees and requests for review go that people ordered through Tutti; keep unless said",
    },
    {
      name: "pull-request",
      takes: null,
      summary: "Opens a pull request that deletes the configuration and the workflow; with --yes",
    },
  ],
  examples: [
    "uninstall --dry-run",
    "uninstall --yes --pull-request",
    "uninstall --yes --ledger delete --assignments remove --json",
  ],
  input: z.object({
    repo: z.string().optional(),
    "dry-run": z.boolean().default(false),
    yes: z.boolean().default(false),
    ledger: z.enum(["keep", "delete"], "write --ledger keep or --ledger delete").default("keep"),
    assignments: z
      .enum(["keep", "remove"], "write --assignments keep or --assignments remove")
      .default("keep"),
    "pull-request": z.boolean().default(false),
  }),
  report: UninstallReport,
  run: async (context, { repo, yes, ledger, assignments, "dry-run": dryRun, "pull-request": proposes }) => {
    await needToken(context, repo);
    const reached = await reachLedger(context, repo, "api");
    const { github, home } = reached;
    if (github === null) {
      throw new CommandProblem(
        "unreachable",
        "Removing needs a token.",
        "Log in with `gh auth login`, or set GITHUB_TOKEN.",
      );
    }
    const fullName = `${github.repository.owner}/${github.repository.name}`;
    const base = github.repository.defaultBranch ?? "main";
    const record = await readBelieved(context, reached);
    const isOnRecord = record !== null;
    const installed = await readInstalledFiles(github.branch(base));
    const branches = await readProposalBranches(github);
    if (!isOnRecord && installed.paths.length === 0 && branches.length === 0) throw nothingThere(fullName);
    const ledgerWriters = await readWriters(github, home);
    const writers = ledgerWriters.accounts;
    context.progress("looking for what is Tutti's…");
    const traces = await readTraces(github.client, github.repository);
    const plan = planRemoval(traces, await everyLabel(reached), writers);
    const reactions = await reactionsOf(github, traces, plan.removals, writers);
    const checks = await planChecks(github, traces, ledgerWriters);
    const removals: readonly Removal[] = [
      ...reactions,
      ...checks.removals,
      ...plan.removals,
      ...(assignments === "remove" ? plan.assignments : []),
      ...(ledger === "delete" && isOnRecord && home === fullName
        ? [{ kind: "branch", name: LEDGER_BRANCH } as const]
        : []),
    ];
    const circumstances = {
      home,
      isPaused: record !== null && isPaused(record.frame),
      ledger: isOnRecord ? ledger : "absent",
      assignments,
      branches,
      waiting: checks.kept,
      unseen: checks.unseen,
      rules: await readBranchRules(github.client, github.repository, base),
      installed,
      doors: doorsOf(ledgerWriters, installed, { asApp: github.credentials.kind === "app" }),
    } as const;
    const running = removals.length === 0 ? [] : await runningWorkflows(github, record, installed);
    const does = yes && !dryRun;
    const lacking = rightsLacking(github);
    if (does && lacking !== null) throw mayNotRemove(lacking);
    if (does && !proposes) refuseWhileStarted(running, github);
    const removes = does && running.length === 0;
    const probe = removes ? findProbe(removals, traces, writers) : null;
    if (probe !== null) await refuseWhilePutBack(context, github, probe, writers);
    const refused = removes ? await carryOut(context, github, removals) : [];
    const gone = removals.filter((removal) => !refused.includes(removal));
    const rest = [...notRemoved(refused), ...leftToPeople(github, plan, circumstances)];
    const files = installed.paths;
    const pullRequest = does && proposes && files.length > 0 ? await propose(github, files, rest) : null;
    const report = {
      repository: fullName,
      done: removes,
      counts: countsOf(gone),
      removals: [...gone],
      ledger,
      assignments,
      turned: [...plan.turned],
      running: [...running],
      lacking,
      files: [...files],
      pullRequest,
      left: [
        ...stepsToStop(github, { ...circumstances, pullRequest }),
        ...(removes && removals.length > 0 ? [howFarSeen(probe)] : []),
        ...rest,
      ],
    };
    return {
      report,
      text: textOf(report, gone, circumstances.doors),
      exit: does && !removes ? "problems" : "done",
    };
  },
});

function nothingThere(fullName: string): CommandProblem {
  return new CommandProblem(
    "absent",
    `${fullName} has nothing of Tutti's that can be told: no branch tutti-ledger, no configuration and no workflow.`,
    "If it was taken away before, nothing is left to do; otherwise check the repository's name.",
  );
}

/** The App's bot, the Action's, or both one after the other. */
async function readWriters({ branchOf }: Reached, home: string): Promise<LedgerWriters> {
  const [owner = "", name = ""] = home.split("/");
  return writersAmong(await branchOf({ owner, name }, LEDGER_BRANCH).recentCommits(commitsLookedAt));
}

/** Of every configuration that was ever in force: a domain that is gone may have left its label. */
async function everyLabel({ ledger }: ReachedLedger): Promise<readonly LabelLook[]> {
  const read = await readEvents(ledger);
  const accepted = read.outcome === "read" ? read.events.map(({ event }) => event) : [];
  return accepted.flatMap((event) =>
    event.type === "ConfigurationAccepted" ? labelPalette(event.resolved.organization) : [],
  );
}

async function propose(
  github: Reached,
  files: readonly string[],
  left: readonly string[],
): Promise<{ number: number; url: string }> {
  const proposed = await proposeRemoval(github, files, left);
  if (proposed.outcome !== "refused") return { number: proposed.number, url: proposed.url };
  throw new CommandProblem(
    "unreachable",
    `All else is removed, but GitHub took no pull request: ${proposed.reason}`,
    `The token needs to write contents, workflows and pull requests; or delete ${files.join(" and ")} yourself.`,
  );
}

/** Only the App may take its own reactions away; those on comments that go anyway need not be. */
async function reactionsOf(
  { client, credentials, repository }: Reached,
  { issues, comments }: Traces,
  removals: readonly Removal[],
  writers: ReadonlySet<number>,
): Promise<readonly Removal[]> {
  if (credentials.kind !== "app") return [];
  const gone = new Set(removals.flatMap((removal) => (removal.kind === "comment" ? [removal.id] : [])));
  const places = [
    ...issues
      .filter((issue) => issue.reactions > 0)
      .map(({ number }) => ({ kind: "issue", id: number }) as const),
    ...comments
      .filter((comment) => comment.reactions > 0 && !gone.has(comment.id))
      .map(({ id }) => ({ kind: "comment", id }) as const),
  ];
  const found: Removal[] = [];
  for (const place of places) {
    for (const writer of writers) {
      const ids = await readReactions(client, repository, place, writer);
      found.push(
        ...ids.map((reaction): Removal => ({ kind: "reaction", on: place.kind, id: place.id, reaction })),
      );
    }
  }
  return found;
}

function countsOf(removals: readonly Removal[]) {
  const count = (kind: Removal["kind"]) => removals.filter((removal) => removal.kind === kind).length;
  return {
    labels: count("label"),
    labelsOnIssues: count("label-on-issue"),
    comments: count("comment"),
    reactions: count("reaction"),
    checks: count("check"),
  };
}

function textOf(report: z.infer<typeof UninstallReport>, removals: readonly Removal[], doors: Doors): string {
  const { repository, done, running, lacking, pullRequest, left } = report;
  const would = done ? "Removed from" : "Would remove from";
  return [
    `${would} ${repository}: ${removalCounts(removals)}.`,
    ...removalLines(removals),
    "",
    ...(pullRequest === null ? [] : [`Pull request #${pullRequest.number}: ${pullRequest.url}`, ""]),
    "Left to you:",
    ...left.map((step) => `- ${step}`),
    ...(done ? [] : ["", howToGoOn(running, doors), ...(lacking === null ? [] : [lacking])]),
  ].join("\n");
}
