import { type CommandLine, readComment } from "../../comment-language/read-comment.ts";
import type { Permission } from "../../domain/actor.ts";
import type { PullRequestId, TaskId } from "../../domain/ids.ts";
import { instant } from "../../domain/time.ts";
import { type Timestamp, latest, toTimestamp } from "../../domain/timestamp.ts";
import type { Forge } from "../../ports/forge.ts";
import type { IssueLook, PullRequestLook } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import { namesOf } from "../configuration/member-names.ts";
import type { Home } from "../home.ts";
import { cardMarker, whichTaskMarker } from "../reconcile/markers.ts";
import { learnOwnComments } from "../reconcile/own-comments.ts";
import type { Unavailable } from "../unavailable.ts";
import { type Subjects, addressesOf } from "./addresses.ts";
import { approversInHints, approversOnRecord } from "./approvers.ts";
import type { Gathered } from "./gathered.ts";
import { hintUnderTaskIds, underTaskIds } from "./under-task-ids.ts";
import { answersToSee, cardToSee, questionToSee } from "./markers-to-see.ts";
import { type Orderer, orderersOf } from "./orderers.ts";
import { type Permissions, permissionKey } from "./permission-on.ts";
import { nothingUnread, unreadEntry } from "./unread.ts";
import { likelyOrderers } from "./people.ts";

/** Asks for all that a batch of hints leaves open: one look at every subject, and the permissions of those who order. */
export async function gather(home: Home, hints: readonly Hint[]): Promise<Gathered> {
  const commands = new Map<string, readonly CommandLine[]>();
  for (const hint of hints) {
    if (hint.kind === "comment") commands.set(hint.comment.body, readComment(hint.comment.body));
  }
  const subjects = addressesOf(home.state, hints);
  const issues = subjects.issues.map((address) => ({
    ...address,
    markers: [...cardToSee(home, subjects, address), ...answersToSee(hints, commands, address)],
  }));
  const likely = [...likelyOrderers(home, hints, commands), ...approversInHints(home, hints)];
  const looked = await look(home, { ...subjects, issues }, likely);
  const gathered: Gathered = {
    ...looked,
    repositories: new Map(hints.map(({ repository }) => [repository.id, repository])),
    commands,
    names: await namesOf(home),
    permissions: new Map(),
    self: home.self.account,
  };
  const orderers = orderersOf(
    home.state,
    underTaskIds(home.state, gathered),
    hints.map((hint) => hintUnderTaskIds(home.state, hint)),
  );
  return { ...gathered, permissions: await permissionsOf(home, orderers) };
}

/**
 * What GitHub shows of these subjects now; what is gone is left out, as is what GitHub does not answer for. A webhook's newer word wins over a read that lags. With
 * it comes what people may do: those given, and whoever's approval is on record.
 */
export async function look(
  home: Home,
  subjects: Subjects,
  likely: readonly Orderer[] = [],
): Promise<Pick<Gathered, "issues" | "pullRequests" | "unread" | "now">> {
  const own = toTimestamp(instant(home.clock.now()));
  if (subjects.issues.length + subjects.pullRequests.length === 0) return { ...nothingSeen, now: own };

  const toSee = subjects.pullRequests.map((address) => ({
    ...address,
    markers: questionToSee(home, address),
  }));
  const people = eachOnce([...likely, ...(await approversOnRecord(home, subjects.pullRequests))]);
  const looked = await home.forge.look({
    issues: subjects.issues,
    pullRequests: toSee,
    people: people.map(({ repository, account }) => ({ repository, login: account.login })),
  });
  people.forEach(({ repository, account }, position) => {
    const permission = looked.permissions[position] ?? "none";
    if (typeof permission === "string") home.permissions.learn(repository, account, permission);
  });
  return { ...learnt(home, subjects, looked), now: nowOf(home, looked.serverTime, own) };
}

type Looked = Awaited<ReturnType<Forge["look"]>>;

function learnt(
  home: Home,
  subjects: Subjects,
  looked: Looked,
): Pick<Gathered, "issues" | "pullRequests" | "unread"> {
  const issues = new Map<TaskId, IssueLook>();
  const pullRequests = new Map<PullRequestId, PullRequestLook>();
  const unread = new Map<string, Unavailable>();
  for (const [index, address] of subjects.issues.entries()) {
    const each = looked.issues[index];
    if (each === undefined || "missing" in each) continue;
    if ("unreadable" in each) {
      unread.set(...unreadEntry("issue", address, each));
      continue;
    }
    const { markers = [] } = address;
    issues.set(each.facts.id, newer(each, subjects.said.get(each.facts.id)));
    const { comments = new Map() } = each;
    if (markers.includes(cardMarker)) learnOwnComments(home, each.facts.id, [cardMarker], comments);
  }
  for (const [index, address] of subjects.pullRequests.entries()) {
    const each = looked.pullRequests[index];
    if (each === undefined || "missing" in each) continue;
    if ("unreadable" in each) {
      unread.set(...unreadEntry("pull-request", address, each));
      continue;
    }
    pullRequests.set(each.facts.id, each);
    if (each.comments !== undefined) learnOwnComments(home, each.facts.id, [whichTaskMarker], each.comments);
  }
  return { issues, pullRequests, unread };
}

const nothingSeen = { issues: new Map(), pullRequests: new Map(), unread: nothingUnread } as const;

function eachOnce(people: readonly Orderer[]): readonly Orderer[] {
  const found = new Map(
    people.map((each) => [
      `${each.repository.id} ${each.account.id} ${each.account.login.toLowerCase()}`,
      each,
    ]),
  );
  return [...found.values()];
}

function newer(look: IssueLook, said: IssueLook["facts"] | undefined): IssueLook {
  return said !== undefined && said.updatedAt > look.facts.updatedAt ? { ...look, facts: said } : look;
}

/** GitHub's clock where it told it, else ours; never before what is on record. */
function nowOf(home: Home, serverTime: Timestamp | null, own: Timestamp): Timestamp {
  const now = serverTime ?? own;
  return home.state.at === null ? now : latest(now, home.state.at);
}

async function permissionsOf(home: Home, asked: readonly Orderer[]): Promise<Permissions> {
  const permissions = new Map<string, Permission | Unavailable>();
  for (const { repository, account } of asked) {
    const key = permissionKey(repository.id, account.id);
    if (permissions.has(key) || account.id === home.self.account || account.kind === "bot") continue;
    permissions.set(key, await home.permissions.of(repository, account));
  }
  return permissions;
}
