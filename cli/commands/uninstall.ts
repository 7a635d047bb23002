import * as z from "zod";
import { readBranchRules } from "../../src/adapters/github/survey/read-rules.ts";
import { type Traces, readReactions, readTraces } from "../../src/adapters/github/survey/read-traces.ts";
import { type Removal, removeTrace } from "../../src/adapters/github/upkeep/remove-trace.ts";
import { labelPalette } from "../../src/views/labels.ts";
import type { Context } from "../context.ts";
import type { Reached } from "../github/reach.ts";
import { LEDGER_BRANCH } from "../../src/adapters/branch-ledger/layout.ts";
import { readTeam } from "../ledger/read-team.ts";
import { countOf } from "../output/count-of.ts";
import { CommandProblem } from "../problem.ts";
import { leftToPeople } from "../removal/left-to-people.ts";
import { planRemoval } from "../removal/plan-removal.ts";
import { defineVerb } from "../verb.ts";

const Report = z.object({
  repository: z.string(),
  /** Whether it was done, or only shown. */
  done: z.boolean(),
  counts: z.object({ labels: z.int(), labelsOnIssues: z.int(), comments: z.int(), reactions: z.int() }),
  ledger: z.enum(["keep", "delete"]),
  /** What a person has to do. */
  left: z.array(z.string()),
});

/** Commits of the ledger that are looked at to learn who writes it. */
const commitsLookedAt = 100;
const everyMany = 50;

export const uninstall = defineVerb({
  name: "uninstall",
  summary: "Takes Tutti out of a repository: its labels, cards and replies; people's own work stays",
  details: [
    "Nothing is removed without `--yes`: without it, it says what would be. Stop the App or the Action first, or what is removed comes back.",
    "Safe to repeat, and to go on with after an interruption.",
  ],
  operands: [],
  options: [
    { name: "dry-run", takes: null, summary: "Only says what would be removed, as it does without --yes" },
    { name: "yes", takes: null, summary: "Removes it" },
    {
      name: "ledger",
      takes: "keep|delete",
      summary: "Whether the branch with the ledger goes as well; keep unless said",
    },
  ],
  examples: ["uninstall --dry-run", "uninstall --yes", "uninstall --yes --ledger delete --json"],
  input: z.object({
    repo: z.string().optional(),
    "dry-run": z.boolean().default(false),
    yes: z.boolean().default(false),
    ledger: z.enum(["keep", "delete"], "write --ledger keep or --ledger delete").default("keep"),
  }),
  report: Report,
  run: async (context, { repo, yes, ledger, "dry-run": dryRun }) => {
    const team = await readTeam(context, { repo, git: false });
    const { github, configuration } = team;
    if (github === null) {
      throw new CommandProblem(
        "unreachable",
        "Removing needs a token.",
        "Log in with `gh auth login`, or set GITHUB_TOKEN.",
      );
    }
    const writers = await writersOf(github, team.home);
    context.progress("looking for what is Tutti's…");
    const traces = await readTraces(github.client, github.repository);
    const plan = planRemoval(traces, labelPalette(configuration.organization), writers);
    const reactions = await reactionsOf(github, traces, plan.removals, writers);
    const isHome = team.home === `${github.repository.owner}/${github.repository.name}`;
    const branch: readonly Removal[] =
      ledger === "delete" && isHome ? [{ kind: "branch", name: LEDGER_BRANCH }] : [];
    const removals = [...reactions, ...plan.removals, ...branch];
    const does = yes && !dryRun;
    if (does) await carryOut(context, github, removals);
    const rules = await readBranchRules(
      github.client,
      github.repository,
      github.repository.defaultBranch ?? "main",
    );
    const report = {
      repository: `${github.repository.owner}/${github.repository.name}`,
      done: does,
      counts: countsOf(removals),
      ledger,
      left: [...leftToPeople(github, plan, { rules, ledger })],
    };
    return { report, text: textOf(report), exit: "done" };
  },
});

/** Accounts that write the ledger: the App's bot, and the Action's. */
async function writersOf({ branchOf }: Reached, home: string): Promise<ReadonlySet<number>> {
  const [owner = "", name = ""] = home.split("/");
  const commits = await branchOf({ owner, name }, LEDGER_BRANCH).recentCommits(commitsLookedAt);
  const accounts = commits.flatMap(({ author }) => (author.account === null ? [] : [Number(author.account)]));
  return new Set(accounts);
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

async function carryOut(
  context: Context,
  { client, repository }: Reached,
  removals: readonly Removal[],
): Promise<void> {
  for (const [index, removal] of removals.entries()) {
    if (index % everyMany === 0) context.progress(`removing: ${index} of ${removals.length}`);
    await removeTrace(client, repository, removal);
  }
}

function countsOf(removals: readonly Removal[]) {
  const count = (kind: Removal["kind"]) => removals.filter((removal) => removal.kind === kind).length;
  return {
    labels: count("label"),
    labelsOnIssues: count("label-on-issue"),
    comments: count("comment"),
    reactions: count("reaction"),
  };
}

function textOf({ repository, done, counts, ledger, left }: z.infer<typeof Report>): string {
  const parts = [
    countOf(counts.labels, "label"),
    countOf(counts.labelsOnIssues, "label on an issue", "labels on issues"),
    countOf(counts.comments, "comment"),
    countOf(counts.reactions, "reaction"),
    ...(ledger === "delete" ? ["the branch tutti-ledger"] : []),
  ].join(", ");
  return [
    done ? `Removed from ${repository}: ${parts}.` : `Would remove from ${repository}: ${parts}.`,
    "",
    "Left to you:",
    ...left.map((step) => `- ${step}`),
    ...(done ? [] : ["", "`tutti uninstall --yes` does it."]),
  ].join("\n");
}
