// Check runs in GitHub's words.
import type { Annotation, CheckState, Effect } from "../../../ports/effect.ts";
import { fitText } from "./fit-text.ts";
import type { Mutation } from "./mutation.ts";

export type CheckEffect = Extract<Effect, { readonly kind: "check" }>;

const MOST_TITLE = 255;

export function checkCreation(
  effect: CheckEffect,
  repositoryId: string,
  annotations: readonly Annotation[],
): Mutation {
  return {
    field: "createCheckRun",
    input: { repositoryId, headSha: effect.head, name: effect.name, ...contentOf(effect, annotations) },
    selection: "checkRun { id }",
    creates: "nothing",
  };
}

export function checkUpdate(
  effect: CheckEffect,
  repositoryId: string,
  checkRunId: string,
  annotations: readonly Annotation[],
): Mutation {
  return {
    field: "updateCheckRun",
    input: { repositoryId, checkRunId, ...contentOf(effect, annotations) },
    selection: "checkRun { id }",
    creates: "nothing",
  };
}

function contentOf(effect: CheckEffect, annotations: readonly Annotation[]) {
  return {
    ...statusOf(effect.state),
    output: {
      title: titleOf(effect),
      summary: fitText(effect.summary),
      ...(annotations.length === 0 ? {} : { annotations: annotations.map(annotationData) }),
    },
  };
}

export function titleOf({ title }: CheckEffect): string {
  return fitText(title, MOST_TITLE);
}

export function statusOf(state: CheckState): { readonly status: string; readonly conclusion?: string } {
  switch (state) {
    case "waiting":
      return { status: "IN_PROGRESS" };
    case "success":
      return { status: "COMPLETED", conclusion: "SUCCESS" };
    case "failure":
      return { status: "COMPLETED", conclusion: "FAILURE" };
    case "action-required":
      return { status: "COMPLETED", conclusion: "ACTION_REQUIRED" };
    default:
      return state satisfies never;
  }
}

/** GitHub takes columns only where the annotation is of one line. */
function annotationData({ path, line, endLine, column, level, message }: Annotation) {
  const columns = column !== null && line === endLine ? { startColumn: column, endColumn: column } : {};
  return {
    path,
    location: { startLine: line, endLine, ...columns },
    annotationLevel: level.toUpperCase(),
    message,
  };
}
