import { z } from "zod";
import { latestRuns } from "../../operations/check-suites.ts";
import { repositoryHtmlUrl } from "../../representation/repository.ts";
import type { CheckAnnotation, CheckRun, CheckSuite } from "../../state/check.ts";
import { nodeId } from "../../state/node-id.ts";
import { connection } from "../connection.ts";
import type { Field, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { commitAt, refAt } from "./git-lookup.ts";

export function checkSuiteObject(scope: Scope, suite: CheckSuite): GraphObject {
  const { state } = scope.view;
  return {
    __typename: "CheckSuite",
    id: nodeId("CheckSuite", suite.repositoryId, suite.id),
    databaseId: suite.id,
    status: suite.status.toUpperCase(),
    conclusion: suite.conclusion?.toUpperCase() ?? null,
    createdAt: suite.createdAt,
    updatedAt: suite.updatedAt,
    app: () => scope.objects.app(state.apps.at(suite.appId)),
    repository: () => scope.objects.repository(state.repositories.at(suite.repositoryId)),
    commit: () => commitAt(scope, suite.repositoryId, suite.headSha),
    branch: () =>
      suite.headBranch === null ? null : refAt(scope, suite.repositoryId, `refs/heads/${suite.headBranch}`),
    checkRuns: checkRunList(scope, () => state.checkRuns.by("suite", suite.id)),
  };
}

export function checkRunObject(scope: Scope, run: CheckRun): GraphObject {
  const { state, urls } = scope.view;
  const repository = state.repositories.at(run.repositoryId);
  const url = `${repositoryHtmlUrl(scope.view, repository)}/runs/${String(run.id)}`;
  return {
    __typename: "CheckRun",
    id: nodeId("CheckRun", run.repositoryId, run.id),
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    externalId: run.externalId,
    detailsUrl: run.detailsUrl,
    title: run.output.title,
    summary: run.output.summary,
    text: run.output.text,
    url,
    permalink: url,
    resourcePath: url.slice(urls.origin.length),
    repository: () => scope.objects.repository(repository),
    checkSuite: () => scope.objects.checkSuite(state.checkSuites.at(run.suiteId)),
    annotations: (args, field) =>
      connection(
        {
          type: "CheckAnnotationConnection",
          rows: run.annotations.map((annotation, index) => ({ annotation, index })),
          key: ({ index }) => [index],
          show: ({ annotation }) => annotationObject(annotation),
        },
        args,
        field,
      ),
  };
}

const runArguments = z.object({
  filterBy: z
    .object({
      appId: z.number().nullish(),
      checkName: z.string().nullish(),
      checkType: z.enum(["ALL", "LATEST"]).nullish(),
      status: z.string().nullish(),
      statuses: z.array(z.string()).nullish(),
      conclusions: z.array(z.string()).nullish(),
    })
    .nullish(),
});

/** Unless all are asked for, the latest run of each name. */
function checkRunList(scope: Scope, rows: () => readonly CheckRun[]): Field {
  return (args, field) => {
    const wanted = runArguments.parse(args).filterBy ?? {};
    const runs = wanted.checkType === "ALL" ? rows() : latestRuns(rows());
    const statuses = wanted.statuses ?? (wanted.status ? [wanted.status] : null);
    return connection(
      {
        type: "CheckRunConnection",
        rows: runs.filter(
          (run) =>
            (wanted.appId ?? run.appId) === run.appId &&
            (wanted.checkName ?? run.name) === run.name &&
            (statuses === null || statuses.includes(run.status.toUpperCase())) &&
            (!wanted.conclusions || wanted.conclusions.includes(run.conclusion?.toUpperCase() ?? "")),
        ),
        key: ({ id }) => [id],
        show: (run) => scope.objects.checkRun(run),
      },
      args,
      field,
    );
  };
}

function annotationObject(annotation: CheckAnnotation): GraphObject {
  const position = (line: number, column: number | null): GraphObject => ({
    __typename: "CheckAnnotationPosition",
    line,
    column,
  });
  return {
    __typename: "CheckAnnotation",
    annotationLevel: annotation.level.toUpperCase(),
    path: annotation.path,
    message: annotation.message,
    title: annotation.title,
    rawDetails: annotation.rawDetails,
    location: {
      __typename: "CheckAnnotationSpan",
      start: position(annotation.startLine, annotation.startColumn),
      end: position(annotation.endLine, annotation.endColumn),
    },
  };
}
