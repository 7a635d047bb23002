import type { GitHubState } from "../../sandbox/state/github-state.ts";
import type { IssueOccurrence, Occurrence } from "../../sandbox/state/occurrence.ts";

type Told = { readonly words: string; readonly numbers: readonly number[] };

/** What happened on GitHub, in a few words; `null` for what shows nothing to people. */
export function tellWrite(state: GitHubState, occurrence: Occurrence): Told | null {
  switch (occurrence.event) {
    case "issues":
    case "pull_request": {
      const words = tellIssue(state, occurrence);
      return words === null ? null : { words, numbers: [state.issues.at(occurrence.issueId).number] };
    }
    case "issue_comment": {
      const comment = state.comments.find(occurrence.commentId);
      if (comment === undefined) return null;
      const verb = { created: "comment", edited: "edited comment", deleted: "deleted comment" }[
        occurrence.action
      ];
      return {
        words: `${verb}: ${firstLine(comment.body)}`,
        numbers: [state.issues.at(comment.issueId).number],
      };
    }
    case "check_run": {
      const { name, status, conclusion, output, headSha } = occurrence.run;
      const standing = conclusion ?? status.replaceAll("_", " ");
      const title = output.title === null ? "" : ` (${output.title})`;
      return { words: `check ${name}: ${standing}${title}`, numbers: pullsAt(state, headSha) };
    }
    default:
      return null;
  }
}

function tellIssue(state: GitHubState, occurrence: IssueOccurrence): string | null {
  const loginOf = (id: number) => state.accounts.find(id)?.login ?? "ghost";
  switch (occurrence.action) {
    case "labeled":
      return `label ${state.labels.at(occurrence.labelId).name} added`;
    case "unlabeled":
      return `label ${state.labels.at(occurrence.labelId).name} removed`;
    case "assigned":
      return `assigned ${loginOf(occurrence.assigneeId)}`;
    case "unassigned":
      return `unassigned ${loginOf(occurrence.assigneeId)}`;
    case "review_requested":
      return "reviewerId" in occurrence
        ? `asked ${loginOf(occurrence.reviewerId)} for a review`
        : "asked a team for a review";
    case "closed":
      return "closed it";
    case "reopened":
      return "reopened it";
    default:
      return null;
  }
}

function pullsAt(state: GitHubState, headSha: string): readonly number[] {
  return state.pullRequests
    .all()
    .filter((pull) => pull.headSha === headSha)
    .map(({ number }) => number);
}

const longest = 90;

/** Of what is to be read: markers and tables of a card are left out. */
function firstLine(body: string): string {
  const line = body
    .replaceAll(/<!--[\s\S]*?-->/g, "")
    .split("\n")
    .map((one) => one.replaceAll(/[*_#>|`]/g, "").trim())
    .find((one) => one !== "");
  const text = line ?? "";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
