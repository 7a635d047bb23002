import { z } from "zod";
import {
  createCheckRun,
  rerequestRun,
  updateCheckRun,
  type CheckRunChange,
} from "../operations/check-runs.ts";
import { findSuite, latestRuns, rerequestSuite, suiteFor } from "../operations/check-suites.ts";
import { showCheckRun, showCheckSuite } from "../representation/check.ts";
import {
  checkConclusions,
  checkStatuses,
  type CheckAnnotation,
  type CheckRun,
  type CheckSuite,
} from "../state/check.ts";
import { headKey } from "../state/github-state.ts";
import { forbidden, notFound, Refusal } from "../state/refusal.ts";
import { created, ok, type Answer, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

const Annotation = z.object({
  path: z.string(),
  start_line: z.number(),
  end_line: z.number(),
  start_column: z.number().nullish(),
  end_column: z.number().nullish(),
  annotation_level: z.enum(["notice", "warning", "failure"]),
  message: z.string(),
  title: z.string().nullish(),
  raw_details: z.string().nullish(),
});

const Run = z.object({
  name: z.string().optional(),
  head_sha: z.string().optional(),
  status: z.enum(checkStatuses).optional(),
  conclusion: z.enum(checkConclusions).optional(),
  external_id: z.string().optional(),
  details_url: z.string().optional(),
  started_at: z.string().optional(),
  completed_at: z.string().optional(),
  output: z
    .object({
      title: z.string().nullish(),
      summary: z.string().nullish(),
      text: z.string().nullish(),
      annotations: z.array(Annotation).default([]),
    })
    .optional(),
  actions: z
    .array(z.object({ label: z.string(), description: z.string(), identifier: z.string() }))
    .optional(),
});

export const checkHandlers = {
  "checks/create": async (exchange) => {
    const input = exchange.read(Run);
    if (input.name === undefined || input.head_sha === undefined) {
      throw new Refusal(422, `Invalid request.\n\n"name", "head_sha" weren't supplied.`);
    }
    const run = await createCheckRun(exchange.github, exchange.actor, {
      ...changeOf(input),
      repositoryId: exchange.repository.id,
      name: input.name,
      headSha: input.head_sha,
    });
    return created(showCheckRun(exchange.view, exchange.github.state.checkRuns.at(run.id)));
  },

  "checks/update": async (exchange) => {
    const run = runOf(exchange);
    const after = await updateCheckRun(exchange.github, exchange.actor, run.id, changeOf(exchange.read(Run)));
    return ok(showCheckRun(exchange.view, after));
  },

  "checks/get": (exchange) => ok(showCheckRun(exchange.view, runOf(exchange))),

  "checks/list-annotations": async (exchange) =>
    exchange.page(runOf(exchange).annotations, (annotation) => showAnnotation(exchange, annotation)),

  "checks/list-for-ref": async (exchange) => {
    const sha = await commitOf(exchange);
    const runs = exchange.view.state.checkRuns.by("head", headKey(exchange.repository.id, sha));
    return listRuns(exchange, runs);
  },

  "checks/list-for-suite": async (exchange) =>
    listRuns(exchange, exchange.view.state.checkRuns.by("suite", suiteOf(exchange).id)),

  "checks/list-suites-for-ref": async (exchange) => {
    const sha = await commitOf(exchange);
    const app = exchange.query("app_id");
    const suites = exchange.view.state.checkSuites
      .by("head", headKey(exchange.repository.id, sha))
      .filter(({ appId }) => app === undefined || String(appId) === app);
    return exchange.page(
      suites,
      async (suite) => showCheckSuite(exchange.view, suite),
      (shown) => ({ total_count: suites.length, check_suites: shown }),
    );
  },

  "checks/get-suite": async (exchange) => ok(await showCheckSuite(exchange.view, suiteOf(exchange))),

  "checks/create-suite": async (exchange) => {
    const { head_sha } = exchange.read(z.object({ head_sha: z.string() }));
    const { actor, github, repository } = exchange;
    if (actor.viaAppId === null) throw forbidden("You must authenticate via a GitHub App.");
    const existing = findSuite(github, repository.id, actor.viaAppId, head_sha);
    const suite = suiteFor(github, repository.id, actor.viaAppId, {
      sha: head_sha,
      branch: null,
      before: null,
    });
    return { status: existing === undefined ? 201 : 200, body: await showCheckSuite(exchange.view, suite) };
  },

  "checks/rerequest-run": (exchange) => {
    rerequestRun(exchange.github, exchange.actor, runOf(exchange).id);
    return { status: 201, body: {} };
  },

  "checks/rerequest-suite": async (exchange) => {
    await rerequestSuite(exchange.github, exchange.actor, suiteOf(exchange).id);
    return { status: 201, body: {} };
  },
} satisfies Handlers;

function changeOf(input: z.output<typeof Run>): CheckRunChange {
  const { output, actions } = input;
  return {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.status === undefined ? {} : { status: input.status }),
    ...(input.conclusion === undefined ? {} : { conclusion: input.conclusion }),
    ...(input.external_id === undefined ? {} : { externalId: input.external_id }),
    ...(input.details_url === undefined ? {} : { detailsUrl: input.details_url }),
    ...(input.started_at === undefined ? {} : { startedAt: input.started_at }),
    ...(input.completed_at === undefined ? {} : { completedAt: input.completed_at }),
    ...(actions === undefined ? {} : { actions }),
    ...(output === undefined
      ? {}
      : {
          output: {
            title: output.title ?? null,
            summary: output.summary ?? null,
            text: output.text ?? null,
          },
          annotations: output.annotations.map(readAnnotation),
        }),
  };
}

function readAnnotation(input: z.output<typeof Annotation>): CheckAnnotation {
  return {
    path: input.path,
    startLine: input.start_line,
    endLine: input.end_line,
    startColumn: input.start_column ?? null,
    endColumn: input.end_column ?? null,
    level: input.annotation_level,
    message: input.message,
    title: input.title ?? null,
    rawDetails: input.raw_details ?? null,
  };
}

function showAnnotation(exchange: Exchange, annotation: CheckAnnotation) {
  const { headSha } = runOf(exchange);
  return {
    path: annotation.path,
    blob_href: exchange.view.urls.html(`/blob/${headSha}/${annotation.path}`),
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    start_column: annotation.startColumn,
    end_column: annotation.endColumn,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
    raw_details: annotation.rawDetails,
  };
}

async function listRuns(exchange: Exchange, runs: readonly CheckRun[]): Promise<Answer> {
  const [name, status, app] = ["check_name", "status", "app_id"].map((key) => exchange.query(key));
  const wanted = (exchange.query("filter") === "all" ? runs : latestRuns(runs)).filter(
    (run) =>
      (name === undefined || run.name === name) &&
      (status === undefined || run.status === status) &&
      (app === undefined || String(run.appId) === app),
  );
  return exchange.page(
    wanted,
    (run) => showCheckRun(exchange.view, run),
    (shown) => ({ total_count: wanted.length, check_runs: shown }),
  );
}

function runOf(exchange: Exchange): CheckRun {
  const run = exchange.view.state.checkRuns.find(exchange.integer("check_run_id"));
  if (run?.repositoryId !== exchange.repository.id) throw notFound();
  return run;
}

function suiteOf(exchange: Exchange): CheckSuite {
  const suite = exchange.view.state.checkSuites.find(exchange.integer("check_suite_id"));
  if (suite?.repositoryId !== exchange.repository.id) throw notFound();
  return suite;
}

/** The commit that `{ref}` names. */
export async function commitOf(exchange: Exchange): Promise<string> {
  const ref = exchange.text("ref");
  const sha = await exchange.view.git.resolveCommit(exchange.repository.id, ref.replace(/^heads\//, ""));
  if (sha === null) throw new Refusal(422, `No commit found for SHA: ${ref}`);
  return sha;
}
