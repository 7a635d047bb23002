import * as z from "zod";
import { type OpenIssue, readOpenIssues } from "../../src/adapters/github/survey/read-open-issues.ts";
import { addLabel } from "../../src/adapters/github/upkeep/add-label.ts";
import { TaskKind } from "../../src/domain/task/schema.ts";
import type { Context } from "../context.ts";
import { needToken } from "../github/need-token.ts";
import type { Reached } from "../github/reach.ts";
import { type Team, readTeam } from "../ledger/read-team.ts";
import { countOf } from "../output/count-of.ts";
import { plainLine } from "../output/plain-text.ts";
import { CommandProblem } from "../problem.ts";
import { defineVerb } from "../verb.ts";

/** GitHub asks for a second between writes. */
const pace = 1_000;
const everyMany = 20;

export const track = defineVerb({
  name: "track",
  summary: "Puts existing issues under care, all with a label at once, and tells nobody",
  details: [
    "Each gets the label `kind/instruction` in your name, which makes it a task; GitHub notifies nobody of a label. Each shows the labels of its task and gets its card, which is a comment, only when the task moves; no clock begins in the past. On a single issue, `/track` in a comment shows the card at once.",
    "Nothing is written without `--yes`. Safe to repeat, and to go on with after an interruption: issues that are tasks already are left alone. It takes a second an issue, since GitHub asks for that between writes.",
  ],
  operands: [],
  options: [
    { name: "label", takes: "name", summary: "Open issues with this label" },
    { name: "kind", takes: "kind", summary: "instruction, strategic or tactical; instruction unless said" },
    { name: "dry-run", takes: null, summary: "Only lists them, as it does without --yes" },
    { name: "yes", takes: null, summary: "Puts them under care" },
  ],
  examples: ["track --label bug --dry-run", "track --label bug --yes"],
  input: z.object({
    label: z.string("name the label of the issues, as --label bug").min(1),
    kind: z
      .enum(TaskKind.options, "instruction, strategic and tactical are the kinds")
      .default("instruction"),
    "dry-run": z.boolean().default(false),
    yes: z.boolean().default(false),
    repo: z.string().optional(),
  }),
  report: z.object({
    label: z.string(),
    /** Whether it was done, or only shown. */
    done: z.boolean(),
    issues: z.array(z.object({ number: z.int(), title: z.string() })),
  }),
  run: async (context, { label, kind, yes, repo, "dry-run": dryRun }) => {
    await needToken(context, repo);
    const team = await readTeam(context, { repo, git: false });
    const { github } = team;
    if (github === null) {
      throw new CommandProblem(
        "unreachable",
        "Tracking needs a token.",
        "Log in with `gh auth login`, or set GITHUB_TOKEN.",
      );
    }
    const found = await readOpenIssues(github.client, github.repository, label);
    const issues = found.filter((issue) => !isTask(team, issue));
    const does = yes && !dryRun;
    if (does) await carryOut(context, github, issues, `kind/${kind}`);
    const lines = issues.map(({ number, title }) => `#${number}  ${plainLine(title)}`);
    const count = countOf(issues.length, "issue");
    return {
      report: {
        label,
        done: does,
        issues: issues.map(({ number, title }) => ({ number, title: plainLine(title) })),
      },
      text: [
        ...lines,
        issues.length === 0
          ? nothingToDo(label, found.length)
          : does
            ? `Put ${count} under care.`
            : `Would put ${count} under care${howLong(issues.length)}. \`--yes\` does it.`,
      ].join("\n"),
      exit: "done",
    };
  },
});

function nothingToDo(label: string, open: number): string {
  if (open === 0) return `No open issue has the label “${label}”: nothing to put under care.`;
  return open === 1
    ? `The one open issue with the label “${label}” is a task already: nothing to do.`
    : `All ${open} open issues with the label “${label}” are tasks already: nothing to do.`;
}

function howLong(count: number): string {
  const minutes = Math.ceil((count * pace) / 60_000);
  return minutes < 2 ? "" : `, in about ${minutes} minutes`;
}

function isTask({ state, repository }: Team, { number, labels }: OpenIssue): boolean {
  return (
    state.taskAt(repository, number)?.tracked === true || labels.some((name) => name.startsWith("kind/"))
  );
}

async function carryOut(
  { clock, progress }: Context,
  { client, repository }: Reached,
  issues: readonly OpenIssue[],
  label: string,
): Promise<void> {
  for (const [index, { number }] of issues.entries()) {
    if (index % everyMany === 0) progress(`putting under care: ${index} of ${issues.length}`);
    if (index > 0) await clock.sleep(pace);
    await addLabel(client, repository, number, label);
  }
}
