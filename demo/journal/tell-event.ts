import type { GitHubState } from "../../sandbox/state/github-state.ts";
import { readNodeId } from "../../sandbox/state/node-id.ts";
import type { Event } from "../../src/domain/events.ts";

/** What an event says, beyond its name. */
export function detailOf(event: Event): string {
  switch (event.type) {
    case "TaskMoved":
      return `${event.from} → ${event.to}`;
    case "TaskRouted":
      return `tier ${String(event.tier)}`;
    case "TaskAssigned":
      return event.assignee;
    case "TaskPrioritized":
      return event.priority ?? "none";
    case "DeadlineBreached":
    case "TaskEscalated":
      return event.to === null
        ? `level ${String(event.level)}`
        : `level ${String(event.level)}, to ${event.to}`;
    case "ReviewRecorded":
      return event.review.decision.replaceAll("-", " ");
    case "CommandAccepted":
      return event.text;
    case "CommandRefused":
      return `${event.text === "" ? event.command : event.text}: ${event.code.replaceAll("-", " ")}`;
    default:
      return "";
  }
}

const byThemselves: Partial<Readonly<Record<Event["type"], string>>> = {
  DeadlineWarned: "the clock: its time had come",
  DeadlineBreached: "the clock: its time had come",
  TaskRouted: "an issue was labelled",
  TaskDescribed: "an issue was edited",
  PullRequestChanged: "a pull request was made ready, merged or closed",
  ReviewWithdrawn: "a review was dismissed",
  ChecksReported: "a check reported",
  IssueClosed: "an issue was closed",
  IssueReopened: "an issue was reopened",
  ConfigurationAccepted: "a push to the default branch",
  ConfigurationRejected: "a push to the default branch",
  SweepCompleted: "a sweep",
  LedgerOpened: "the installation of the App",
  WriterClaimed: "the start of the App",
};

/** What made these events of one moment happen, as people would say it; none where no event has a cause of its own to tell. */
export function causesOf(events: readonly Event[], state: GitHubState): readonly string[] {
  const isOpening = events.some(({ type }) => type === "TaskOpened");
  const telling = isOpening ? events.filter(({ type }) => !partsOfOpening.has(type)) : events;
  return [...new Set(telling.flatMap((event) => causeOf(event, state) ?? []))];
}

/** What an issue is described and routed as when it is opened is no deed of its own. */
const partsOfOpening: ReadonlySet<Event["type"]> = new Set<Event["type"]>(["TaskDescribed", "TaskRouted"]);

/** `null` where another event of the same moment says it better. */
function causeOf(event: Event, state: GitHubState): string | null {
  const { cause } = event;
  if (cause === undefined) return tellFact(event, state);
  const [kind = "", subject = "", wanted = ""] = cause.split(":");
  if (kind === "comment") return tellComment(state, subject) ?? "a comment";
  if (kind === "label" && wanted !== "") return `state/${wanted} set by hand`;
  return `${byHand[kind] ?? kind.replaceAll("-", " ")} by ${event.by}`;
}

/** What GitHub said, with whoever did it. */
function tellFact(event: Event, state: GitHubState): string | null {
  const loginOf = (id: number | undefined) => state.accounts.find(id ?? 0)?.login ?? "somebody";
  if (event.type === "ReviewRecorded") {
    const did = event.review.decision === "approved" ? "approved" : "asked for changes on";
    return `${loginOf(event.review.reviewer)} ${did} ${event.review.commit.slice(0, 7)}`;
  }
  if (event.type === "HeadPushed")
    return `${loginOf(event.head.authors[0])} pushed ${event.head.sha.slice(0, 7)}`;
  if (event.type === "TaskOpened") return `${loginOf(event.author)}’s issue was opened or labelled`;
  if (event.type === "PullRequestOpened") return `${loginOf(event.author)} opened a pull request`;
  const told = byThemselves[event.type];
  if (told === undefined) return null;
  return event.by === "tutti" ? told : `${told}, by ${event.by}`;
}

/** Where no event of the moment has a cause of its own to tell. */
export function tellBeginning(events: readonly Event[]): string {
  const begun = events.find((event) => event.type === "TaskMoved" && event.to === "in-progress");
  return begun === undefined ? "a rule, by itself" : "a push to the task’s branch";
}

const byHand: Readonly<Record<string, string>> = {
  assigned: "assigned in the sidebar",
  unassigned: "unassigned in the sidebar",
  label: "a label set by hand",
  closed: "closed by hand",
  reopened: "reopened by hand",
};

function tellComment(state: GitHubState, id: string): string | null {
  const node = readNodeId(id);
  const comment = typeof node?.id === "number" ? state.comments.find(node.id) : undefined;
  if (comment === undefined) return null;
  const login = state.accounts.find(comment.authorId)?.login ?? "ghost";
  return `${login} commented “${comment.body.split("\n", 1)[0] ?? ""}”`;
}
