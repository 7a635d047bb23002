// One comment for each command, in an order in which most of them are accepted, on a task and its pull request.
import type { CommandName } from "../../src/domain/comment-commands/comment-command.ts";
import type { StagePeople } from "./stage-people.ts";

export type SaidCommand = {
  readonly command: CommandName;
  readonly login: string;
  readonly on: "issue" | "pull request";
  readonly text: string;
  /** What happens before it is said. */
  readonly after?: (people: StagePeople, issue: number) => Promise<unknown>;
};

const branch = (issue: number): string => `tutti/${issue}-search`;

export const everyCommand: readonly SaidCommand[] = [
  { command: "help", login: "viola-dev", on: "issue", text: "/help" },
  { command: "status", login: "viola-dev", on: "issue", text: "/status" },
  { command: "why", login: "passerby", on: "issue", text: "/why" },
  { command: "untrack", login: "viola-lead", on: "issue", text: "/untrack" },
  { command: "track", login: "viola-lead", on: "issue", text: "/track" },
  { command: "tier", login: "viola-lead", on: "issue", text: "/tier 1" },
  { command: "priority", login: "viola-lead", on: "issue", text: "/priority P2" },
  { command: "assign", login: "viola-lead", on: "issue", text: "/assign @viola-dev" },
  { command: "decline", login: "viola-dev", on: "issue", text: "/decline away until Thursday" },
  { command: "assign", login: "viola-lead", on: "issue", text: "/assign @viola-dev" },
  { command: "accept", login: "viola-dev", on: "issue", text: "/accept" },
  { command: "estimate", login: "viola-dev", on: "issue", text: "/estimate 4h" },
  { command: "start", login: "viola-dev", on: "issue", text: "/start" },
  {
    command: "block",
    login: "viola-dev",
    on: "issue",
    text: "/block no strings left @viola-lead: buys strings",
  },
  { command: "unblock", login: "viola-lead", on: "issue", text: "/unblock" },
  {
    command: "escalate",
    login: "viola-dev",
    on: "issue",
    text: "/escalate two players want opposite things",
  },
  { command: "ack", login: "conductor", on: "issue", text: "/ack" },
  { command: "pause", login: "conductor", on: "issue", text: "/pause" },
  { command: "resume", login: "conductor", on: "issue", text: "/resume" },
  { command: "force", login: "conductor", on: "issue", text: "/force in-progress settled by word of mouth" },
  { command: "retry", login: "viola-lead", on: "issue", text: "/retry" },
  {
    command: "ready",
    login: "viola-dev",
    on: "pull request",
    text: "/ready",
    async after(people, issue) {
      await people.push("viola-dev", branch(issue), {
        "strings/viola.md": `Viola, searched for #${issue}\n`,
      });
      await people.propose("viola-dev", branch(issue), `Closes #${issue}`, true);
    },
  },
  {
    command: "request-changes",
    login: "cello-dev",
    on: "pull request",
    text: "/request-changes peer a bar is missing",
  },
  { command: "approve", login: "viola-lead", on: "pull request", text: "/approve peer" },
  { command: "override", login: "conductor", on: "pull request", text: "/override the concert is tonight" },
];
