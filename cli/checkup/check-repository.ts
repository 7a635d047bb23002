import type { Reached } from "../github/reach.ts";
import { type Finding, found, good } from "./finding.ts";

/** Whether the repository is one that can be worked in. */
export function checkRepository({ survey, repository, credentials }: Reached): readonly Finding[] {
  const fullName = `${repository.owner}/${repository.name}`;
  return [
    survey.archived
      ? found(
          "repository",
          "bad",
          `${fullName} is archived.`,
          "Unarchive it in its settings: nothing can be written there.",
        )
      : good(
          "repository",
          `${fullName}, seen as ${survey.mine === "unknown" ? credentials.from : survey.mine}.`,
        ),
    survey.hasIssues
      ? good("issues", "Issues are on.")
      : found(
          "issues",
          "bad",
          "Issues are off, and tasks are issues.",
          `gh api -X PATCH repos/${fullName} -F has_issues=true`,
        ),
    survey.hasDiscussions
      ? good("discussions", "Discussions are on.")
      : found(
          "discussions",
          "warning",
          "Discussions are off: reports have no place there.",
          `gh api -X PATCH repos/${fullName} -F has_discussions=true`,
        ),
  ];
}
