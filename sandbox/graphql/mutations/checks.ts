import { z } from "zod";
import { createCheckRun, updateCheckRun, type CheckRunChange } from "../../operations/check-runs.ts";
import type { CheckAnnotation, CheckRun } from "../../state/check.ts";
import { demand } from "../access.ts";
import { unknownNode } from "../graph-error.ts";
import type { Field } from "../graph-object.ts";
import { referenceTo } from "../node.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { repositoryIdOf } from "./targets.ts";

const statuses = {
  QUEUED: "queued",
  IN_PROGRESS: "in_progress",
  COMPLETED: "completed",
  WAITING: "waiting",
  PENDING: "pending",
} as const;
const conclusions = {
  SUCCESS: "success",
  FAILURE: "failure",
  NEUTRAL: "neutral",
  CANCELLED: "cancelled",
  SKIPPED: "skipped",
  TIMED_OUT: "timed_out",
  ACTION_REQUIRED: "action_required",
  STALE: "stale",
} as const;
const levels = { NOTICE: "notice", WARNING: "warning", FAILURE: "failure" } as const;

const annotation = z
  .object({
    path: z.string(),
    location: z.object({
      startLine: z.number(),
      endLine: z.number(),
      startColumn: z.number().nullish(),
      endColumn: z.number().nullish(),
    }),
    annotationLevel: z.enum(["NOTICE", "WARNING", "FAILURE"]),
    message: z.string(),
    title: z.string().nullish(),
    rawDetails: z.string().nullish(),
  })
  .transform(({ location, annotationLevel, title, rawDetails, ...rest }): CheckAnnotation => ({
    ...rest,
    startLine: location.startLine,
    endLine: location.endLine,
    startColumn: location.startColumn ?? null,
    endColumn: location.endColumn ?? null,
    level: levels[annotationLevel],
    title: title ?? null,
    rawDetails: rawDetails ?? null,
  }));

const change = z.object({
  repositoryId: z.string(),
  status: z.enum(["QUEUED", "IN_PROGRESS", "COMPLETED", "WAITING", "PENDING"]).nullish(),
  conclusion: z
    .enum(["SUCCESS", "FAILURE", "NEUTRAL", "CANCELLED", "SKIPPED", "TIMED_OUT", "ACTION_REQUIRED", "STALE"])
    .nullish(),
  externalId: z.string().nullish(),
  detailsUrl: z.string().nullish(),
  startedAt: z.string().nullish(),
  completedAt: z.string().nullish(),
  output: z
    .object({
      title: z.string(),
      summary: z.string(),
      text: z.string().nullish(),
      annotations: z.array(annotation).nullish(),
    })
    .nullish(),
  actions: z
    .array(z.object({ label: z.string(), description: z.string(), identifier: z.string() }))
    .nullish(),
});
const newRun = change.extend({ name: z.string(), headSha: z.string() });
const runChange = change.extend({ checkRunId: z.string(), name: z.string().nullish() });

export function checkMutations(scope: Scope): { readonly [name: string]: Field } {
  const { github, objects } = scope;
  return {
    createCheckRun: mutation(scope, newRun, async (input, actor) => {
      const repositoryId = repositoryIdOf(scope, input.repositoryId);
      demand(scope, repositoryId, "checks/create");
      const { name, headSha } = input;
      return {
        checkRun: objects.checkRun(
          await createCheckRun(github, actor, { ...toChange(input), repositoryId, name, headSha }),
        ),
      };
    }),
    updateCheckRun: mutation(scope, runChange, async (input, actor) => {
      const run = runOf(scope, input.checkRunId, repositoryIdOf(scope, input.repositoryId));
      demand(scope, run.repositoryId, "checks/update");
      const named = input.name ? { name: input.name } : {};
      return {
        checkRun: objects.checkRun(
          await updateCheckRun(github, actor, run.id, { ...toChange(input), ...named }),
        ),
      };
    }),
  };
}

function toChange(input: z.infer<typeof change>): CheckRunChange {
  const { status, conclusion, externalId, detailsUrl, startedAt, completedAt, output, actions } = input;
  return {
    ...(status ? { status: statuses[status] } : {}),
    ...(conclusion ? { conclusion: conclusions[conclusion] } : {}),
    ...(externalId ? { externalId } : {}),
    ...(detailsUrl ? { detailsUrl } : {}),
    ...(startedAt ? { startedAt } : {}),
    ...(completedAt ? { completedAt } : {}),
    ...(output
      ? { output: { title: output.title, summary: output.summary, text: output.text ?? null } }
      : {}),
    ...(output?.annotations ? { annotations: output.annotations } : {}),
    ...(actions ? { actions } : {}),
  };
}

function runOf(scope: Scope, id: string, repositoryId: number): CheckRun {
  const run = scope.github.state.checkRuns.find(referenceTo(id, ["CheckRun"]).id);
  if (run === undefined || run.repositoryId !== repositoryId) throw unknownNode(id);
  return run;
}
