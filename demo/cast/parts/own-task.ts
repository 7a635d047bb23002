import type { Act } from "../act.ts";
import type { Self } from "../member.ts";
import { pieceTitled, type Piece } from "../repertoire.ts";
import { branchOf, criticsOf, hasSaid, isMergeable, pullRequestOf, stateOf } from "../sight.ts";
import type { Issue, PullRequest, World } from "../world.ts";

/** People accept what they are given; agents' accounts just begin. */
export type Manner = "person" | "agent";

/** The next step of the first own task that has one. */
export function doOwnTask(manner: Manner, self: Self, world: World): Act | null {
  for (const issue of world.issues) {
    if (!issue.assignees.includes(self.login)) continue;
    const act = nextStep(manner, self, issue, world);
    if (act !== null) return act;
  }
  return null;
}

function nextStep(manner: Manner, self: Self, issue: Issue, world: World): Act | null {
  switch (stateOf(issue)) {
    case "assigned":
      return accept(manner, self, issue) ?? begin(issue, world);
    case "in-progress":
      return proceed(issue, world);
    case "under-review":
    case "domain-review":
      return merge(manner, self, pullRequestOf(issue, world));
    default:
      return null;
  }
}

function accept(manner: Manner, { login }: Self, issue: Issue): Act | null {
  if (manner === "agent" || hasSaid(issue, login, "/accept")) return null;
  return { kind: "comment", issue: issue.number, body: "/accept" };
}

function begin(issue: Issue, world: World): Act | null {
  if (branchOf(issue, world) !== null) return null;
  const branch = `tutti/${String(issue.number)}-${slugOf(issue.title)}`;
  return push(issue, branch, pieceOf(issue).draft, "Sketch");
}

function proceed(issue: Issue, world: World): Act | null {
  const branch = branchOf(issue, world);
  if (branch === null) return begin(issue, world);
  const pull = pullRequestOf(issue, world);
  if (pull === null) {
    const { title, number } = issue;
    return { kind: "open-pull-request", branch, title, body: `Closes #${String(number)}.` };
  }
  if (criticsOf(pull).length > 0)
    return push(issue, branch, pieceOf(issue).mended, "Mend what the review found");
  if (issue.body.includes("- [ ]")) {
    return { kind: "edit-issue", issue: issue.number, body: issue.body.replaceAll("- [ ]", "- [x]") };
  }
  return pull.isDraft ? { kind: "mark-ready", id: pull.id } : askAgain(pull);
}

/** Mended, and nobody was asked to look at it yet. */
function askAgain(pull: PullRequest): Act | null {
  const former = [...new Set(pull.reviews.map(({ author }) => author))].filter((one) => one !== pull.author);
  const isAsked = former.some((login) => pull.reviewRequests.includes(login));
  if (former.length === 0 || isAsked) return null;
  return { kind: "request-review", pullRequest: pull.number, reviewers: former };
}

/** People merge what is theirs; agents leave that to their section's lead. */
function merge(manner: Manner, { login }: Self, pull: PullRequest | null): Act | null {
  if (manner === "agent" || pull === null || pull.author !== login || !isMergeable(pull)) return null;
  return { kind: "merge", pullRequest: pull.number, head: pull.headRefOid };
}

function push(issue: Issue, branch: string, line: string, message: string): Act {
  const { section } = pieceOf(issue);
  return {
    kind: "push",
    branch,
    base: "main",
    path: `${section}/notes/${String(issue.number)}.md`,
    content: `# ${issue.title}\n\n${line}\n`,
    message: `${message}: ${issue.title}`,
  };
}

/** Somebody at the page may ask for anything; it is then played as well as can be. */
function pieceOf(issue: Issue): Pick<Piece, "section" | "draft" | "mended"> {
  const section = issue.labels.includes("domain/winds") ? "winds" : "strings";
  const any = { section, draft: "A first try.", mended: "A second try, with the review in mind." } as const;
  return pieceTitled(issue.title) ?? any;
}

function slugOf(title: string): string {
  const words = title
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
  return words.slice(0, 5).join("-") || "task";
}
