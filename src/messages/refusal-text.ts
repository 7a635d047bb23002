import type { Refusal } from "../domain/refusal.ts";
import { Timestamp } from "../domain/timestamp.ts";
import { layerTitle } from "./layer-title.ts";
import { guardText, roleText } from "./lifecycle-words.ts";
import { moment } from "./moment.ts";
import { listOf } from "./names.ts";
import { safeCode, safeText } from "./safe-text.ts";
import { unreadableText } from "./unreadable-text.ts";

/** A refusal as a person reads it: what was not done, why, and what can be done next. */
export function refusalText({ code, facts }: Refusal): string {
  switch (code) {
    case "no-such-transition":
      return `${from(facts)} there is no way to ${state(facts["to"])}. Possible now: ${states(facts["ways"])}.${list(facts["allowed"]).length > 0 ? allowed(facts) : yours(facts)}${givenUp(facts)}`;
    case "conditions-open":
      return `${from(facts)} the way to ${state(facts["to"])} still needs ${listOf(list(facts["open"]).map(guardText))}.${draftHint(facts) ?? forceHint(facts)}`;
    case "not-allowed":
      return notAllowed(facts);
    case "no-configuration":
      return "There is no valid `.github/tutti.yml` on the default branch yet. Merge one, then give the command again.";
    case "not-tracked":
      return "There is no task here. `/track` on an issue makes it one.";
    case "already-so":
      return alreadySo(facts);
    case "unknown-member":
      return `${safeCode(text(facts["member"]))} is no member. Members are listed in \`.github/tutti.yml\`; take a login or an id from there.`;
    case "not-assigned":
      return "Nobody has this task yet. `/assign @member` gives it to somebody.";
    case "already-assigned":
      return "Somebody has this task already. The domain lead can give it to another with `/assign @member`.";
    case "one-assignee":
      return `A task has one assignee; the card names them. Whoever else is in the sidebar stays there and does not count. To hand the task over, give ${safeCode(`/assign @${text(facts["member"])}`)}, or take the assignee out of the sidebar.`;
    case "not-eligible":
      return `You cannot fill the ${layerTitleOf(facts["layer"])} here: ${exclusionText(text(facts["why"]))}. The check of the layer lists who can.`;
    case "not-due":
      return `The ${layerTitleOf(facts["layer"])} is not asked for here. The check \`tutti / ready to merge\` lists what is.`;
    case "no-pull-request":
      return noPullRequest(facts);
    case "several-pull-requests":
      return "Several pull requests are open. Give the command on the one that you mean.";
    case "several-tasks":
      return "This pull request serves several tasks. Give the command on the issue that you mean.";
    case "no-task-linked":
      return "This pull request is linked to no task yet. Name the task in the description, here for task 12: `Closes #12`, or a line `Task: #12`. If that issue is no task, `/track` there makes it one. Then give the command again here.";
    case "own-work":
      return "Nobody reviews their own work. Ask somebody else of the domain.";
    case "no-clock":
      return "No deadline has passed here, so there is nothing to acknowledge. `/status` shows the deadline.";
    case "nobody-above":
      return "There is nobody above to escalate to. Name an `engineering-manager` or a deputy in `.github/tutti.yml`.";
    case "not-paused":
      return "It is not paused, so it can go on as it is. `/status` shows where it stands.";
    case "gate-is-open":
      return "The gate is open already: nothing needs to be overridden, and it can be merged.";
    case "paused":
      return "The organisation is paused. The engineering manager ends that with `/resume organization`.";
    case "closed":
      return "The pull request is not open any more. Give the command on one that is open; one that was closed without a merge can be reopened.";
    case "rate-limited":
      return "That was often enough for this hour. Try again in an hour.";
    case "unreadable":
      return unreadableText(facts);
    case "too-old":
      return "The comment is from too long ago for a command to run from it. Give the command in a new comment.";
    case "edited-by-other":
      return "Somebody else put this command into the comment, so it was not carried out. Whoever means it writes it in a comment of their own.";
    case "several-state-labels":
      return "Several `state/…` labels were set at once. Set the one that you mean.";
    case "no-such-state":
      return noSuchState(facts);
    case "own-blocker":
      return "A task cannot wait for itself. Name the issue that it waits for, or who has to do what: `/block <reason> @member: <action>`.";
    case "no-such-issue":
      return `There is no issue #${text(facts["number"])} in this repository to wait for; a pull request is none. Name an issue, of another repository as \`on owner/repository#12\`, or who has to do what: \`/block <reason> @member: <action>\`.`;
    case "until-is-for-agents":
      return "`until` is for an agent that its provider makes wait. Say who has to do what: `/block <reason> @member: <action>`, or which issue comes first: `/block <reason> on #12`.";
    case "in-the-past":
      return `That time has passed already: ${pointInTime(facts["until"])}. Give the command again with one that is still to come; \`/help\` shows how to write it.`;
    case "completed":
      return "The task is completed, so this would change nothing. Reopen it first, or open another issue.";
    default:
      return code satisfies never;
  }
}

type Facts = Refusal["facts"];

function notAllowed(facts: Facts): string {
  // What the rules may do is nothing that anybody could be asked for.
  const roles = list(facts["needed"]).filter((role) => role !== "tutti");
  if (roles.length === 1 && roles[0] === "human") {
    return `That is for people. Ask ${people(facts) ?? "the human who answers for the agent"} to give the command.${allowed(facts)}`;
  }
  if (facts["unassigned"] === true) {
    return `That is for the assignee to order, and nobody has this task yet. \`/assign @member\` gives it to somebody.${allowed(facts)}`;
  }
  const needed = listOf(roles.map(roleText), "or");
  if (facts["lacksRights"] === true) {
    return `You are named for it, but GitHub gives you no triage rights in this repository. A maintainer can give them; else it is for ${needed} to order${others(facts)}.${allowed(facts)}`;
  }
  return needed === ""
    ? `Nobody may order that here.${allowed(facts)}`
    : `That is for ${needed} to order. Ask ${people(facts) ?? "them"} to give the command.${allowed(facts)}`;
}

const mostPeople = 4;

/** As the card names people: nobody is mentioned by it. */
function people(facts: Facts): string | null {
  const who = list(facts["who"]);
  const shown = who.slice(0, mostPeople).map(safeCode);
  const more = who.length - shown.length;
  const names = more > 0 ? [...shown, more === 1 ? "one more" : `one of ${more} more`] : shown;
  return names.length === 0 ? null : listOf(names, "or");
}

function others(facts: Facts): string {
  const named = people(facts);
  return named === null ? "" : `, such as ${named}`;
}

/** What whoever was refused can do in the place of it. */
function allowed(facts: Facts): string {
  if (!Array.isArray(facts["allowed"])) return "";
  const commands = list(facts["allowed"]).map((name) => safeCode(`/${name}`));
  return commands.length === 0
    ? " You can order nothing here now; `/why` tells what the task waits for."
    : ` You can give here now: ${listOf(commands)}.`;
}

function alreadySo(facts: Facts): string {
  const reviewed = pullRequests(facts["pullRequests"]);
  const how = reviewed === "" ? "" : `, with ${reviewed}`;
  const next =
    reviewed === "" ? "`/status` shows where it stands." : "`/why` tells whose review it waits for.";
  return `Nothing to do, that is so already: ${safeText(text(facts["what"]))}${how}. ${next}`;
}

function noPullRequest(facts: Facts): string {
  const own = pullRequests(facts["unlinked"]);
  return own === ""
    ? "There is no open pull request for this task; a pushed branch alone is none. Open one from a branch `tutti/<number>-…`, or with `Closes #…` in its description."
    : `There is no open pull request for this task. Your ${own} is linked to no task: \`Closes #${text(facts["number"])}\` in its description links it to this one.`;
}

/** Whoever is told of a draft has no need to pass over a condition. */
function draftHint(facts: Facts): string | null {
  const drafts = pullRequests(facts["drafts"]);
  return drafts === ""
    ? null
    : ` ${drafts.replace(/^p/, "P")} is a draft: press “Ready for review” there. That asks for the review by itself, and needs no command.`;
}

/** "pull request 5"; of several, each could be meant. */
function pullRequests(value: Facts[string] | undefined): string {
  const numbers = list(value).map(safeText);
  return numbers.length === 0 ? "" : `pull request ${listOf(numbers, "or")}`;
}

function noSuchState(facts: Facts): string {
  const name = text(facts["state"]);
  const what = name === "" ? "That names no state" : `${safeCode(name)} is no state`;
  return `${what}. Set the \`state/…\` label of the one that you mean: ${listOf(list(facts["states"]).map(safeCode), "or")}.`;
}

function from(facts: Facts): string {
  return `From ${state(facts["from"])}`;
}

function yours(facts: Facts): string {
  const own = list(facts["yours"]);
  return own.length === 0 ? " `/why` tells who may order each." : ` You can order: ${states(own)}.`;
}

/** Whoever closes an issue too early may mean that its work is not wanted any more. */
function givenUp(facts: Facts): string {
  return facts["to"] === "completed" && facts["from"] !== "completed"
    ? " If it will not be done, close the issue as not planned."
    : "";
}

function forceHint(facts: Facts): string {
  return facts["forceable"] === true
    ? ` A lead can ${safeCode(`/force ${text(facts["to"])}`)}, on record; ordering it again within ten minutes does the same.`
    : " `/why` tells more of each.";
}

function state(value: Facts[string] | undefined): string {
  const name = text(value);
  return name === "" ? "there" : safeCode(name);
}

function states(value: Facts[string] | undefined): string {
  const ways = list(value);
  return ways.length === 0 ? "nothing" : listOf(ways.map(safeCode));
}

const exclusionTexts: Readonly<Record<string, string>> = {
  author: "it is your own work",
  agent: "an agent's review is advice here",
  "own-agent": "an agent does not review the work of the human who answers for it",
  "asked-for-it": "you asked the agent for this work",
  "not-of-the-layer": "it belongs to somebody else",
  "no-rights": "GitHub gives you no triage rights in this repository",
};

function exclusionText(why: string): string {
  return exclusionTexts[why] ?? "it belongs to somebody else";
}

function pointInTime(value: Facts[string] | undefined): string {
  const read = Timestamp.safeParse(value);
  return read.success ? moment(read.data) : text(value);
}

function layerTitleOf(value: Facts[string] | undefined): string {
  const layer = text(value);
  return layer === "peer" || layer === "domain" || layer === "qa" || layer === "architecture"
    ? layerTitle(layer)
    : "layer";
}

function text(value: Facts[string] | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function list(value: Facts[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
