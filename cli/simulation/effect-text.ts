import type { AccountId } from "../../src/domain/ids.ts";
import type { Effect } from "../../src/ports/effect.ts";
import { plainMarkdown } from "../output/plain-markdown.ts";
import { plainLine } from "../output/plain-text.ts";

const shortSha = 7;

/** What an effect would do, in a few lines. */
export function effectText(effect: Effect, nameOf: (account: AccountId) => string): string {
  switch (effect.kind) {
    case "labels":
      return `#${effect.number}: labels ${[
        ...effect.add.map(({ name }) => `+${name}`),
        ...effect.remove.map((name) => `-${name}`),
      ].join(" ")}`;
    case "comment":
      return `#${effect.number}: ${effect.comment === null ? "a comment" : "the comment edited"}\n${indented(plainMarkdown(effect.body))}`;
    case "delete-comment":
      return "a comment of ours that stands twice deleted";
    case "reaction":
      return `a reaction: ${effect.content.replace("-", " ")}`;
    case "close":
      return `#${effect.number}: closed as ${effect.as.replace("-", " ")}`;
    case "reopen":
      return `#${effect.number}: reopened`;
    case "assignees":
      return `#${effect.number}: assignees ${[
        ...effect.add.map((account) => `+${nameOf(account)}`),
        ...effect.remove.map((account) => `-${nameOf(account)}`),
      ].join(" ")}`;
    case "request-reviewers":
      return `#${effect.number}: reviews requested of ${effect.reviewers.map(nameOf).join(", ")}`;
    case "check":
      return `${effect.head.slice(0, shortSha)}: check “${effect.name}”, ${effect.state.replace("-", " ")}: ${plainLine(effect.title)}`;
    case "convert-to-draft":
      return "the pull request made a draft";
    case "ready-for-review":
      return "the pull request marked ready";
    default:
      return effect satisfies never;
  }
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${line}`))
    .join("\n");
}
