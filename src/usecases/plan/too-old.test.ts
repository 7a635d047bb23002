import { expect, test } from "vitest";
import { pullRequestOf } from "../../../test/support/pull-request-of.ts";
import { taskOf } from "../../../test/support/task-of.ts";
import { tutti } from "../../domain/actor.ts";
import type { Command } from "../../domain/commands.ts";
import { AccountId, Cause, RepositoryId } from "../../domain/ids.ts";
import { OrganizationState, organizationSubject } from "../../domain/organization-state.ts";
import { Timestamp } from "../../domain/timestamp.ts";
import type { CommentHint } from "./comment-subject.ts";
import { ageOf } from "./too-old.ts";

const onDay = (day: number) => Timestamp.parse(`2026-03-${String(day).padStart(2, "0")}T09:00:00.000Z`);
const here = {
  id: RepositoryId.parse(1),
  owner: "octo",
  name: "score",
  defaultBranch: "main",
  isPrivate: false,
};
const pullRequest = pullRequestOf();
const task = taskOf({ pullRequests: [pullRequest.id] });
const onIssue = { kind: "issue", task: task.id, number: 1, open: true } as const;
const onPull = { kind: "pull-request", pullRequest: pullRequest.id, number: 5, open: true } as const;

type OnRecord = {
  readonly forgotten?: readonly (readonly [subject: string, upTo: Timestamp])[];
  readonly swept?: readonly (readonly [RepositoryId, Timestamp])[];
};

function recordOf({ forgotten = [], swept = [] }: OnRecord): OrganizationState {
  const links = [{ task: task.id, source: "closing-keyword" as const }];
  return OrganizationState.of({
    frame: { ...OrganizationState.empty().frame, cursors: new Map(swept) },
    at: null,
    tasks: [task],
    pullRequests: [{ ...pullRequest, links }],
    outcomes: [],
    forgotten,
    refusals: [],
    recentOrders: [],
  });
}

/** It comes now, whenever it was written. */
const now = onDay(31);
const order = { at: now, by: tutti, cause: Cause.parse("c"), text: "/estimate 3h", place: null };
const estimate: Command = { type: "EstimateTask", ...order, task: task.id, hours: 3 };
const pause: Command = { type: "PauseOrganization", ...order, until: null };

function comment(
  createdAt: Timestamp,
  updatedAt: Timestamp,
  subject: CommentHint["subject"] = onIssue,
): CommentHint {
  const author = { id: AccountId.parse(101), login: "ada", kind: "user" } as const;
  const facts = { id: "IC_1", databaseId: 1, author, body: order.text, createdAt, updatedAt };
  return {
    kind: "comment",
    at: now,
    repository: here,
    subject,
    comment: facts,
    sender: author,
    edited: false,
  };
}

const ofTheTask = { forgotten: [[task.id, onDay(10)]] } as const;

test.each([
  ["it was written by then, and nobody touched it since", 9, 9, "forgotten"],
  ["it was written and edited by then", 8, 10, "forgotten"],
  ["it was written by then, and edited since", 9, 11, "too-old"],
  ["it was written since", 11, 11, "young"],
] as const)("where what ran on its task is forgotten: %s", (_when, written, edited, age) => {
  expect(ageOf(recordOf(ofTheTask), comment(onDay(written), onDay(edited)), estimate)).toBe(age);
  expect(ageOf(recordOf({}), comment(onDay(written), onDay(edited)), estimate)).toBe("young");
});

test.each([
  ["of the task's pull request, for a comment on the issue", pullRequest.id, onIssue, estimate],
  ["of the task, for a comment on its pull request", task.id, onPull, pause],
  ["of what the command is about", organizationSubject, onIssue, pause],
] as const)("what is forgotten %s counts as well", (_of, subject, under, command) => {
  const record = recordOf({ forgotten: [[subject, onDay(10)]] });
  expect(ageOf(record, comment(onDay(9), onDay(9), under), command)).toBe("forgotten");
  expect(ageOf(record, comment(onDay(9), onDay(12), under), command)).toBe("too-old");
  expect(ageOf(record, comment(onDay(11), onDay(12), under), command)).toBe("young");
});

test("what is forgotten of something else does not", () => {
  const record = recordOf({
    forgotten: [
      ["issue-1-2", onDay(10)],
      [organizationSubject, onDay(10)],
    ],
  });
  expect(ageOf(record, comment(onDay(9), onDay(9)), estimate)).toBe("young");
});

test("a week before the last sweep of its repository is the limit, counted from when somebody touched it", () => {
  const swept = recordOf({ swept: [[here.id, onDay(20)]] });
  expect(ageOf(swept, comment(onDay(12), onDay(12)), estimate)).toBe("too-old");
  expect(ageOf(swept, comment(onDay(12), onDay(13)), estimate)).toBe("young");
  const elsewhere = recordOf({ swept: [[RepositoryId.parse(2), onDay(20)]] });
  expect(ageOf(elsewhere, comment(onDay(12), onDay(12)), estimate)).toBe("young");
});
