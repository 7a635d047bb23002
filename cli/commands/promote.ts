import * as z from "zod";
import { proposeChange } from "../../src/adapters/github/upkeep/propose-change.ts";
import { Mode } from "../../src/domain/organization/schema.ts";
import { instant } from "../../src/domain/time.ts";
import { toTimestamp } from "../../src/domain/timestamp.ts";
import { refusalText } from "../../src/messages/refusal-text.ts";
import { safeText } from "../../src/messages/safe-text.ts";
import { configurationPath } from "../../src/ports/configuration-reader.ts";
import { readEvents } from "../../src/usecases/read-events.ts";
import { modeOf } from "../../src/views/mode.ts";
import { checkConfiguration } from "../configuration/check-configuration.ts";
import { createShippedReader } from "../configuration/shipped-reader.ts";
import type { Reached } from "../github/reach.ts";
import { reachLedger } from "../ledger/reach-ledger.ts";
import { countOf } from "../output/count-of.ts";
import { plainMarkdown } from "../output/plain-markdown.ts";
import { CommandProblem } from "../problem.ts";
import { setMode } from "../promotion/set-mode.ts";
import { numbersOf, wouldHaveDone } from "../promotion/would-have-done.ts";
import { type Outcome, defineVerb } from "../verb.ts";

const day = 24 * 60 * 60_000;

const Order = z.object({
  at: z.string(),
  by: z.string(),
  number: z.int().nullable(),
  what: z.string(),
  why: z.string(),
});

export const PromoteReport = z.object({
  mode: Mode,
  days: z.int(),
  /** Orders that enforce would have taken back. */
  refused: z.array(Order),
  /** Merges that its gate would have held back. */
  held: z.array(z.object({ at: z.string(), number: z.int().nullable() })),
  /** Deadlines whose passing advise and enforce tell. */
  escalated: z.array(
    z.object({ at: z.string(), number: z.int().nullable(), level: z.int(), to: z.string().nullable() }),
  ),
  pullRequest: z.object({ number: z.int(), url: z.string() }).nullable(),
});
type Report = z.infer<typeof PromoteReport>;

export const promote = defineVerb({
  name: "promote",
  summary: "Shows what another mode would have done in the last 30 days, and proposes it",
  details: [
    "Decisions are the same in every mode: what enforce would have refused or held back is in the ledger already, and is counted from there.",
    "`--pull-request` changes `mode:` in the configuration by a pull request; without it nothing is written.",
  ],
  operands: [{ name: "mode", summary: "observe, advise or enforce", required: true }],
  options: [
    { name: "pull-request", takes: null, summary: "Opens a pull request that changes the mode" },
    { name: "days", takes: "count", summary: "How far to look back; 30 unless said" },
  ],
  examples: ["promote advise", "promote enforce --days 7", "promote enforce --pull-request"],
  input: z.object({
    mode: z.enum(Mode.options, "observe, advise and enforce are the modes"),
    "pull-request": z.boolean().default(false),
    days: z
      .string()
      .regex(/^[1-9]\d{0,3}$/, "a count of days is a number from 1 on")
      .default("30")
      .transform(Number),
    repo: z.string().optional(),
  }),
  report: PromoteReport,
  run: async (context, { mode, days, repo, "pull-request": proposes }): Promise<Outcome<Report>> => {
    const { ledger, github, home } = await reachLedger(context, repo, "api");
    if (github === null) {
      throw new CommandProblem(
        "unreachable",
        "Promoting needs a token.",
        "Log in with `gh auth login`, or set GITHUB_TOKEN.",
      );
    }
    context.progress(`reading the whole ledger of ${home}…`);
    const read = await readEvents(ledger);
    if (read.outcome === "absent") {
      throw new CommandProblem("absent", `${home} has no ledger yet.`, "`tutti init` prepares a repository.");
    }
    if (read.outcome === "halted") {
      throw new CommandProblem(
        "problems",
        `The ledger must not be believed: ${read.problem.what}.`,
        read.problem.nextStep,
      );
    }
    const since = toTimestamp(instant(context.clock.now() - days * day));
    const { refused, held, escalated } = wouldHaveDone(read.events, since);
    const numbers = numbersOf(read.events);
    const changed = await changedConfiguration(github, home, mode);
    const report: Report = {
      mode,
      days,
      refused: refused.map((event) => ({
        at: event.at,
        by: event.by,
        number: event.place?.number ?? numberOf(numbers, event.task) ?? numberOf(numbers, event.pullRequest),
        what: plainMarkdown(safeText(event.text)),
        why: plainMarkdown(refusalText(event)),
      })),
      held: held.map(({ at, task }) => ({ at, number: numberOf(numbers, task) })),
      escalated: escalated.map(({ at, task, level, to }) => ({
        at,
        level,
        to,
        number: numberOf(numbers, task),
      })),
      pullRequest: null,
    };
    const text = textOf(report);
    if (!proposes) return { report, text, exit: "done" };
    const pullRequest = await propose(github, report, changed);
    return {
      report: { ...report, pullRequest },
      text: `${text}\n\nPull request #${pullRequest.number}: ${pullRequest.url}`,
      exit: "done",
    };
  },
});

function numberOf<Id>(numbers: ReadonlyMap<Id, number>, id: Id | undefined): number | null {
  return id === undefined ? null : (numbers.get(id) ?? null);
}

/** The configuration's text in that mode. @throws CommandProblem where a line alone does not bring it about */
async function changedConfiguration(github: Reached, home: string, mode: Mode): Promise<string> {
  const { forge, repository } = github;
  const fullName = `${repository.owner}/${repository.name}`;
  if (fullName !== home) {
    throw new CommandProblem(
      "usage",
      `The mode of ${fullName} is set in its home, ${home}.`,
      `Add --repo ${home}.`,
    );
  }
  const file = await forge.file(repository, configurationPath);
  if (file === null) {
    throw new CommandProblem("absent", `${home} has no ${configurationPath}.`, "`tutti init` proposes one.");
  }
  const text = setMode(file.text, mode);
  const checked = await checkConfiguration(await createShippedReader(), text, github);
  if (checked.faults.length > 0 || checked.role === "joined" || checked.configuration === null) {
    throw new CommandProblem(
      "problems",
      `${configurationPath} has ${countOf(checked.faults.length, "problem")}.`,
      "`tutti validate` lists them; mend them first.",
    );
  }
  if (modeOf(checked.configuration.organization, repository.id) === mode) return text;
  throw new CommandProblem(
    "usage",
    `\`modes:\` names ${fullName}, and wins over \`mode:\`.`,
    `Change it there, in ${configurationPath}.`,
  );
}

async function propose(
  github: Reached,
  report: Report,
  text: string,
): Promise<{ number: number; url: string }> {
  const { mode, days, refused, held } = report;
  const { defaultBranch } = github.repository;
  const counted = `In the last ${days} days it would have taken back ${countOf(refused.length, "order")} and held back ${countOf(held.length, "merge")}.`;
  const proposed = await proposeChange(github.client, github.repository, {
    branch: `tutti-mode-${mode}`,
    base: defaultBranch ?? "main",
    title: `Let Tutti ${mode}`,
    body: `${meaning[mode]}\n\n${mode === "observe" ? "" : counted}`.trim(),
    files: new Map([[configurationPath, text]]),
  });
  if (proposed.outcome !== "refused") return { number: proposed.number, url: proposed.url };
  throw new CommandProblem(
    "unreachable",
    `GitHub took no pull request: ${proposed.reason}`,
    `The token needs to write contents and pull requests; or change \`mode:\` in ${configurationPath} yourself.`,
  );
}

const meaning = {
  observe: "In observe mode Tutti looks and reports: nothing is refused, and nobody is mentioned.",
  advise: "In advise mode Tutti replies to what it would refuse, and mentions people; nothing is taken back.",
  enforce: "In enforce mode Tutti takes back what the rules refuse, and its gate holds merges back.",
} as const satisfies Record<Mode, string>;

function textOf({ mode, days, refused, held, escalated }: Report): string {
  const at = (number: number | null) => (number === null ? "" : ` #${number}`);
  return [
    meaning[mode],
    "",
    ...(mode === "observe"
      ? [`What the stricter modes did or would have done in the last ${days} days:`]
      : [`In the last ${days} days:`]),
    `- ${countOf(refused.length, "order")} ${mode === "advise" ? "answered with a refusal" : "taken back"}`,
    ...refused.map(
      ({ at: when, by, number, what, why }) =>
        `    ${when.slice(0, 10)} ${by}${at(number)} “${what}”: ${why}`,
    ),
    ...(mode === "advise"
      ? []
      : [`- ${countOf(held.length, "merge")} held back until the reviews were there`]),
    ...(mode === "advise" ? [] : held.map((each) => `    ${each.at.slice(0, 10)}${at(each.number)}`)),
    `- ${countOf(escalated.length, "deadline")} told to whom it is escalated`,
    ...escalated.map(
      (each) =>
        `    ${each.at.slice(0, 10)}${at(each.number)} level ${each.level}${each.to === null ? "" : ` to ${each.to}`}`,
    ),
  ].join("\n");
}
