import * as z from "zod";
import { compareCheckpoint } from "../../src/usecases/compare-checkpoint.ts";
import { reachLedger } from "../ledger/reach-ledger.ts";
import { countOf } from "../output/count-of.ts";
import { CommandProblem } from "../problem.ts";
import { gitOption, teamInput } from "../team-options.ts";
import { defineVerb } from "../verb.ts";

const Report = z.object({
  home: z.string(),
  head: z.string(),
  segments: z.int(),
  events: z.int(),
  /** Broken segments whose quarantine is on record. */
  quarantined: z.array(z.int()),
  checkpoint: z.enum(["same", "different", "nothing-to-compare"]),
  /** Whether it was checked who signed the commits: git alone cannot tell. */
  signaturesChecked: z.boolean(),
  problems: z.array(
    z.object({
      code: z.string(),
      segment: z.int().nullable(),
      line: z.int().nullable(),
      what: z.string(),
      nextStep: z.string(),
    }),
  ),
});

export const verify = defineVerb({
  name: "verify",
  summary: "Checks the whole ledger: its hash chain from the first event, its commits, and its checkpoint",
  details: [],
  operands: [],
  options: [gitOption],
  examples: ["verify", "verify --json", "verify --git"],
  input: z.object(teamInput),
  report: Report,
  run: async (context, { repo, git }) => {
    const { ledger, home, github } = await reachLedger(context, repo, git ? "git" : "api");
    context.progress(`checking the ledger of ${home} from its first event…`);
    const { head, segments, events, problems: found, quarantined } = await ledger.verify();
    if (head === null) {
      throw new CommandProblem("absent", `${home} has no ledger yet.`, "`tutti init` prepares a repository.");
    }
    const compared = await compareCheckpoint(ledger);
    const problems = found.map(({ code, segment, line, what, nextStep }) => ({
      code,
      segment,
      line,
      what,
      nextStep,
    }));
    if (compared.outcome === "different") {
      problems.push({
        code: "broken-checkpoint",
        segment: null,
        line: null,
        what: `the checkpoint is not what a replay gives: ${compared.shards.join(", ")}`,
        nextStep: "Delete checkpoint/ on the branch: the log is whole, and the next writer makes a new one.",
      });
    }
    const report = {
      home,
      head,
      segments,
      events,
      quarantined: [...quarantined],
      checkpoint: compared.outcome,
      signaturesChecked: github !== null,
      problems,
    };
    const lines = [
      `${home}: ${countOf(events, "event")} in ${countOf(segments, "segment")}, up to ${head.slice(0, 12)}`,
      compared.outcome === "nothing-to-compare" && problems.length > 0
        ? "No checkpoint was compared: what follows has to be mended first."
        : checkpointText[compared.outcome],
      ...(quarantined.length === 0
        ? []
        : [`Broken, and on record as such: segments ${quarantined.join(", ")}.`]),
      ...(github === null
        ? ["Who signed the commits was not checked: read through GitHub's API for that."]
        : []),
      ...problems.map(({ code, segment, line, what, nextStep }) => {
        const place = [
          ...(segment === null ? [] : [`segment ${segment}`]),
          ...(line === null ? [] : [`line ${line}`]),
        ].join(", ");
        return `\n${code}${place === "" ? "" : ` (${place})`}: ${what}\n  ${nextStep}`;
      }),
      problems.length === 0 ? "The ledger is sound." : `\n${countOf(problems.length, "problem")}.`,
    ];
    return { report, text: lines.join("\n"), exit: problems.length === 0 ? "done" : "problems" };
  },
});

const checkpointText = {
  same: "The checkpoint is right: a replay from the first event gives it, value for value.",
  different:
    "The checkpoint is wrong: a replay from the first event does not give it. The log is what counts.",
  "nothing-to-compare":
    "There is no checkpoint that this version could compare, which does no harm: readers replay the log, and its writer makes a checkpoint as the log grows.",
} as const;
