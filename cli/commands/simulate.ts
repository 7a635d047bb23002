import * as z from "zod";
import { Event } from "../../src/domain/events.ts";
import { type AccountId, TaskId } from "../../src/domain/ids.ts";
import { memberByAccount } from "../../src/domain/organization/members.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { rehearse } from "../../src/usecases/rehearsal/rehearse.ts";
import { needToken } from "../github/need-token.ts";
import { reachLedger } from "../ledger/reach-ledger.ts";
import { countOf } from "../output/count-of.ts";
import { CommandProblem } from "../problem.ts";
import { eventLine } from "../report/event-line.ts";
import { effectText } from "../simulation/effect-text.ts";
import { hintsOfNumber } from "../simulation/hints-of-number.ts";
import { readDelivery } from "../simulation/read-delivery.ts";
import { rehearsalServices } from "../simulation/rehearsal-services.ts";
import { TaskNumber } from "../team-options.ts";
import { type Outcome, defineVerb } from "../verb.ts";

const Report = z.object({
  /** Why nothing would happen at all; null otherwise. */
  ignored: z.string().nullable(),
  /** What would be recorded. */
  events: z.array(Event),
  /** What would be changed on GitHub. */
  effects: z.array(
    z.object({ repository: z.string(), what: z.string(), effect: z.looseObject({ kind: z.string() }) }),
  ),
});
type Report = z.infer<typeof Report>;

export const simulate = defineVerb({
  name: "simulate",
  summary: "Shows what Tutti would do on a delivery, an issue or a comment, and writes nothing",
  details: [
    "The same code as the App's and the Action's gathers and decides; only the last step is left out.",
    "An issue or a pull request is taken as a sweep would find it now; `--comment` adds what you might write on it.",
    "A delivery is a file: what `gh api /app/hook/deliveries/<id>` gives, or a payload alone with `--event`.",
  ],
  operands: [
    {
      name: "delivery-or-issue",
      summary: "A file with a delivery, or the number of an issue or pull request",
      required: true,
    },
  ],
  options: [
    { name: "event", takes: "name", summary: "The event of a payload, as issues or pull_request_review" },
    { name: "comment", takes: "text", summary: "A comment of yours, as /start" },
  ],
  examples: [
    "simulate 12",
    "simulate 12 --comment /start",
    "simulate delivery.json",
    "simulate payload.json --event issues --json",
  ],
  input: z.object({
    "delivery-or-issue": z.string(),
    event: z.string().optional(),
    comment: z.string().optional(),
    repo: z.string().optional(),
  }),
  report: Report,
  run: async (context, { "delivery-or-issue": what, event, comment, repo }): Promise<Outcome<Report>> => {
    await needToken(context, repo);
    const reached = await reachLedger(context, repo, "api");
    const { github } = reached;
    if (github === null) {
      throw new CommandProblem(
        "unreachable",
        "Simulating needs a token.",
        "Log in with `gh auth login`, or set GITHUB_TOKEN.",
      );
    }
    const number = TaskNumber.safeParse(what);
    const read = number.success
      ? { outcome: "hints" as const, hints: await hintsOfNumber(github, number.data, comment) }
      : await readDelivery(context, github, what, event);
    if (read.outcome === "ignored") {
      const { reason } = read;
      return {
        report: { ignored: reason, events: [], effects: [] },
        text: `Nothing: ${reason}.`,
        exit: "done",
      };
    }
    context.progress("gathering, and deciding…");
    const rehearsed = await rehearse(await rehearsalServices(github, reached), read.hints);
    if (rehearsed.outcome === "halted") {
      const { problem } = rehearsed;
      throw new CommandProblem(
        "problems",
        `The ledger must not be written: ${problem.what}.`,
        problem.nextStep,
      );
    }
    const [failure] = rehearsed.failures;
    if (failure !== undefined) throw failure;
    const report: Report = {
      ignored: null,
      events: [...rehearsed.events],
      effects: rehearsed.effects.map(({ repository, effect }) => ({
        repository: `${repository.owner}/${repository.name}`,
        what: effectText(effect, (account) => nameOf(rehearsed.state, account)),
        effect: { ...effect },
      })),
    };
    return { report, text: textOf(report, rehearsed.state), exit: "done" };
  },
});

/** The member whose account it is; of others GitHub knows the login, and the number finds it. */
function nameOf({ frame }: OrganizationState, account: AccountId): string {
  const configuration = frame.configuration?.resolved;
  const member = configuration === undefined ? null : memberByAccount(configuration.organization, account);
  return member?.id ?? `account ${account}`;
}

/** The number of the task, or else of the pull request, that an event is about. */
function numberOf({ tasks, pullRequests }: OrganizationState, event: Event): number | null {
  const task = "task" in event ? TaskId.safeParse(event.task).data : undefined;
  if (task !== undefined) return tasks.get(task)?.number ?? null;
  const pullRequest = "pullRequest" in event ? event.pullRequest : undefined;
  return pullRequest === undefined ? null : (pullRequests.get(pullRequest)?.number ?? null);
}

function textOf({ events, effects }: Report, state: OrganizationState): string {
  if (events.length === 0 && effects.length === 0) return "Nothing: all is as it should be.";
  const recorded = events.map((event) => `- ${eventLine(event, numberOf(state, event))}`);
  return [
    `Would record ${countOf(events.length, "event")}${events.length === 0 ? "." : ":"}`,
    ...recorded,
    "",
    `Would change GitHub in ${countOf(effects.length, "way")}${effects.length === 0 ? "." : ":"}`,
    ...effects.map(({ what }) => `- ${what}`),
    "",
    "Nothing was written.",
  ].join("\n");
}
