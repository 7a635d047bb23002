import type { Effect } from "../../src/ports/effect.ts";
import type { ReportedWrite } from "./write-report.ts";

/** A change on GitHub, in a few words. */
export function reportEffect(effect: Effect): readonly ReportedWrite[] {
  switch (effect.kind) {
    case "labels":
      return [
        ...effect.add.map(({ name }) => plain(effect.subject, `label ${name} added`)),
        ...effect.remove.map((name) => plain(effect.subject, `label ${name} removed`)),
      ];
    case "comment": {
      const verb = effect.comment === null ? "comment" : "edited comment";
      return [plain(effect.subject, `${verb}: ${firstLine(effect.body)}`)];
    }
    case "delete-comment":
      return [plain(effect.subject, "deleted a comment of its own")];
    case "reaction":
      return [plain(effect.subject, `reacted with ${effect.content.replaceAll("-", " ")}`)];
    case "close":
      return [plain(effect.subject, "closed it")];
    case "reopen":
      return [plain(effect.subject, "reopened it")];
    case "assignees":
      return [
        ...naming(effect.subject, "assigned", effect.add),
        ...naming(effect.subject, "unassigned", effect.remove),
      ];
    case "request-reviewers":
      return naming(effect.subject, "asked for a review by", effect.reviewers);
    case "check":
      return [
        plain(effect.head, `check ${effect.name}: ${effect.state.replaceAll("-", " ")} (${effect.title})`),
      ];
    case "convert-to-draft":
      return [plain(effect.subject, "made it a draft")];
    case "ready-for-review":
      return [plain(effect.subject, "made it ready for review")];
    default:
      return effect satisfies never;
  }
}

function plain(about: string, words: string): ReportedWrite {
  return { about, words, accounts: [] };
}

function naming(about: string, words: string, accounts: readonly number[]): readonly ReportedWrite[] {
  return accounts.length === 0 ? [] : [{ about, words, accounts: [...accounts] }];
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
