import * as z from "zod";
import { proposeChange } from "../../src/adapters/github/upkeep/propose-change.ts";
import type { EventOf } from "../../src/domain/events.ts";
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
import { needToken } from "../github/need-token.ts";
import { modeBranch } from "../github/proposal-branch.ts";
import type { Reached } from "../github/reach.ts";
import { reachLedger } from "../ledger/reach-ledger.ts";
import { countOf } from "../output/count-of.ts";
import { plainMarkdown } from "../output/plain-markdown.ts";
import { CommandProblem } from "../problem.ts";
import { otherProposals } from "../promotion/other-proposals.ts";
import { setMode } from "../promotion/set-mode.ts";
import { PromotionReport } from "../promotion/promotion-report.ts";
import { contradictionText, countedText, meaning, promotionText } from "../promotion/promotion-text.ts";
import { timeInForce } from "../promotion/time-in-force.ts";
import { numbersOf, wouldHaveDone } from "../promotion/would-have-done.ts";
import { type Outcome, defineVerb } from "../verb.ts";

const day = 24 * 60 * 60_000;

export const promote = defineVerb({
  name: "promote",
  summary: "Shows what another mode would have done in the last 30 days, and proposes it",
  details: [
    "Decisions are the same in every mode: what enforce would have refused or held back is in the ledger already. Where it would have opened an issue again, the deadlines are counted that would have come then. A deadline that passes is marked by its label and its card in every mode, and nobody is mentioned.",
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
  report: PromotionReport,
  run: async (context, { mode, days, repo, "pull-request": proposes }): Promise<Outcome<PromotionReport>> => {
    await needToken(context, repo);
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
    const now = github.clock.now();
    const since = toTimestamp(instant(now - days * day));
    const { refused, slips, held, reopened, escalated } = wouldHaveDone(stricter(mode), read.events, {
      since,
      until: toTimestamp(instant(now)),
    });
    const numbers = numbersOf(read.events);
    const orderOf = (event: EventOf<"CommandRefused">): PromotionReport["refused"][number] => ({
      at: event.at,
      by: event.by,
      number: event.place?.number ?? numberOf(numbers, event.task) ?? numberOf(numbers, event.pullRequest),
      what: plainMarkdown(safeText(event.text)),
      why: plainMarkdown(refusalText(event)),
    });
    const changed = await changedConfiguration(github, home, mode);
    const report: PromotionReport = {
      mode,
      days,
      inForce: timeInForce(mode, read.events, { repository: github.repository.id, since }),
      refused: refused.map(orderOf),
      slips: slips.map(orderOf),
      held: held.map(({ at, pullRequest }) => ({ at, number: numberOf(numbers, pullRequest) })),
      reopened: reopened.map(({ at, task }) => ({ at, number: numberOf(numbers, task) })),
      escalated: escalated.map(({ at, task, level, to }) => ({
        at,
        level,
        to,
        number: numberOf(numbers, task),
      })),
      pullRequest: null,
      contradicting: [],
    };
    const text = promotionText(report);
    if (!proposes) return { report, text, exit: "done" };
    if (changed === null) {
      throw new CommandProblem(
        "usage",
        `${home} is in ${mode} mode already.`,
        "Leave out --pull-request, or name another mode.",
      );
    }
    const contradicting = await otherProposals(github, mode);
    const pullRequest = await propose(github, { ...report, contradicting }, changed);
    return {
      report: { ...report, pullRequest, contradicting },
      text: [
        text,
        "",
        `Pull request #${pullRequest.number}: ${pullRequest.url}`,
        ...contradicting.map((other) => `${contradictionText(other)} ${other.url}`),
      ].join("\n"),
      exit: "done",
    };
  },
});

/** Observe does nothing of its own: what it leaves undone is what enforce does. */
function stricter(mode: Mode): Mode {
  return mode === "observe" ? "enforce" : mode;
}

function numberOf<Id>(numbers: ReadonlyMap<Id, number>, id: Id | undefined): number | null {
  return id === undefined ? null : (numbers.get(id) ?? null);
}

/** The configuration's text in that mode; null when it is that already. @throws CommandProblem where a line alone does not bring it about */
async function changedConfiguration(github: Reached, home: string, mode: Mode): Promise<string | null> {
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
  if (modeOf(checked.configuration.organization, repository.id) === mode) {
    return text === file.text ? null : text;
  }
  throw new CommandProblem(
    "usage",
    `\`modes:\` names ${fullName}, and wins over \`mode:\`.`,
    `Change it there, in ${configurationPath}.`,
  );
}

async function propose(
  github: Reached,
  report: PromotionReport,
  text: string,
): Promise<{ number: number; url: string }> {
  const { mode } = report;
  const { defaultBranch } = github.repository;
  const proposed = await proposeChange(github.client, github.repository, {
    branch: modeBranch(mode),
    base: defaultBranch ?? "main",
    title: `Let Tutti ${mode}`,
    body: [
      meaning[mode],
      ...(mode === "observe" ? [] : [countedText(report)]),
      ...report.contradicting.map(contradictionText),
    ].join("\n\n"),
    files: new Map([[configurationPath, text]]),
  });
  if (proposed.outcome !== "refused") return { number: proposed.number, url: proposed.url };
  throw new CommandProblem(
    "unreachable",
    `GitHub took no pull request: ${proposed.reason}`,
    `The token needs to write contents and pull requests; or change \`mode:\` in ${configurationPath} yourself.`,
  );
}
