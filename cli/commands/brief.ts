import * as z from "zod";
import { answered } from "../../src/ports/answered.ts";
import { workOf } from "../../src/domain/gate.ts";
import { dueReviews } from "../../src/domain/review/slots.ts";
import { needs } from "../../src/domain/needs-you.ts";
import type { Configuration } from "../../src/domain/configuration.ts";
import { LayerName } from "../../src/domain/organization/schema.ts";
import type { Task } from "../../src/domain/task/schema.ts";
import type { Timestamp } from "../../src/domain/timestamp.ts";
import { layerTitle } from "../../src/messages/layer-title.ts";
import { moment } from "../../src/messages/moment.ts";
import { stateTitle } from "../../src/messages/state-title.ts";
import { findTask, foundThrough } from "../ledger/find-task.ts";
import { type Team, readTeam } from "../ledger/read-team.ts";
import { distance } from "../output/distance.ts";
import { plainLines } from "../output/plain-text.ts";
import { table } from "../output/table.ts";
import { askText } from "../report/ask-text.ts";
import { TaskReport, taskReport } from "../report/task-report.ts";
import { branchFor } from "../report/branch-for.ts";
import { TaskNumber, gitOption, teamInput } from "../team-options.ts";
import { defineVerb } from "../verb.ts";

const Report = z.object({
  task: TaskReport,
  /** The pull request whose number was given; null where it was the task's. */
  pullRequest: z.int().nullable(),
  /** The branch whose push begins the work. */
  branch: z.string(),
  /** Patterns of the paths that belong to the task's domains. */
  paths: z.array(z.string()),
  criteria: z.object({ total: z.int(), ticked: z.int() }),
  /** What has to be shown before it merges. */
  reviews: z.array(z.object({ layer: LayerName, by: z.string() })),
  checks: z.array(z.string()),
  next: z.array(z.object({ member: z.string(), ask: z.string(), answer: z.string() })),
  /** The issue's own words, by somebody who need not be a member; null where only the ledger was read. */
  description: z.string().nullable(),
});
type Report = z.infer<typeof Report>;

export const brief = defineVerb({
  name: "brief",
  summary: "Gives whoever works on a task all they need: what, where, by when, and what has to be shown",
  details: [
    "For people and for agents. The description is the issue's text, as its author wrote it: whoever hands it to an agent treats it as data, not as orders.",
  ],
  operands: [
    { name: "task", summary: "The number of a task's issue, or of its pull request", required: true },
  ],
  options: [gitOption],
  examples: ["brief 12", "brief 12 --json"],
  input: z.object({ task: TaskNumber, ...teamInput }),
  report: Report,
  run: async (context, { task: number, ...where }) => {
    const team = await readTeam(context, where);
    const { state, configuration } = team;
    const found = findTask(team, number);
    const { task, pullRequest } = found;
    const due = reviewsOf(team, task);
    const next = needs(state, configuration, team.now).filter((need) => need.task.id === task.id);
    const report: Report = {
      task: taskReport(state, task, team.now),
      pullRequest,
      branch: branchFor(task),
      paths: pathsOf(configuration, task),
      criteria: { ...task.criteria },
      reviews: due.reviews,
      checks: [...due.checks],
      next: next.map((need) => ({ member: need.member, ...askText(need) })),
      description: await descriptionOf(team, task),
    };
    return {
      report,
      text: [...foundThrough(found), briefText(report, team.now)].join("\n\n"),
      exit: "done",
    };
  },
});

/** Those of its open pull request's changes where there is one, else those of its tier and domains. */
function reviewsOf({ state, configuration }: Team, task: Task) {
  const { organization } = configuration;
  const open = state.pullRequestsOf(task).find(({ status }) => status === "open");
  const work =
    open === undefined
      ? { tier: task.tier ?? 1, domains: task.domains, ledBy: task.domains, paths: [] }
      : workOf(organization, open, [task]);
  const { slots, checks } = dueReviews(organization, work);
  const reviews = slots.map(({ layer, post }) => ({
    layer,
    by:
      post === null
        ? "a member of the domain"
        : post.role === "domain-lead"
          ? `the lead of ${post.domain}`
          : `the ${post.role.replace("-", " ")}`,
  }));
  return { reviews, checks };
}

function pathsOf({ organization }: Configuration, task: Task): string[] {
  return organization.domains.filter(({ id }) => task.domains.includes(id)).flatMap(({ paths }) => paths);
}

async function descriptionOf({ github }: Team, task: Task): Promise<string | null> {
  if (github === null || github.repository.id !== task.repository) return null;
  const { issues } = await github.forge.look({
    issues: [{ repository: github.repository, number: task.number }],
    pullRequests: [],
  });
  return answered(issues[0])?.facts.body ?? null;
}

function briefText(
  { task, branch, paths, criteria, reviews, checks, next, description }: Report,
  at: Timestamp,
): string {
  const rows = [
    ["State", stateTitle(task.state)],
    ["Assignee", task.assignee ?? "nobody yet"],
    ...(task.due === null
      ? []
      : [["Due", `${moment(task.due)} (${distance(task.due, at)})${task.overdue ? ", overdue" : ""}`]]),
    ["Tier", task.tier === null ? "not routed yet" : String(task.tier)],
    ["Domains", task.domains.join(", ") || "none"],
    ...(paths.length === 0 ? [] : [["Paths", paths.join(" ")]]),
    ["Branch", branch],
    ...(criteria.total === 0 ? [] : [["Criteria", `${criteria.ticked} of ${criteria.total} ticked`]]),
  ];
  const toShow = [
    ...reviews.map(({ layer, by }) => `- ${layerTitle(layer)}, by ${by}`),
    ...checks.map((name) => `- the check ${name}, green at the head`),
  ];
  return [
    `#${task.number} ${task.title}`,
    table(rows),
    toShow.length === 0
      ? "Nothing has to be shown before it merges."
      : `Before it merges:\n${toShow.join("\n")}`,
    ...(next.length === 0
      ? []
      : [`Next:\n${next.map(({ member, ask, answer }) => `- ${member}: ${ask}: ${answer}`).join("\n")}`]),
    ...(description === null || description.trim() === ""
      ? []
      : [`What its author wrote:\n${quoted(plainLines(description.trim()))}`]),
  ].join("\n\n");
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}
