import { z } from "zod";
import type { Issue } from "../../state/issue.ts";
import { connection } from "../connection.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

const timelineArguments = z.object({
  itemTypes: z.array(z.string()).nullish(),
  since: z.string().nullish(),
  skip: z.number().nullish(),
});

/** The field `timelineItems` of an issue or pull request. */
export function timelineItems(scope: Scope, issue: Issue): Field {
  return (args, field) => {
    const { itemTypes, since, skip } = timelineArguments.parse(args);
    const all = scope.view.state.timeline.by("issue", issue.id).flatMap((event) => {
      const item = scope.objects.timelineItem(event);
      return item === null ? [] : [{ event, item }];
    });
    const wanted = all
      .filter(({ item }) => !itemTypes || itemTypes.includes(enumWord(item.__typename)))
      .filter(({ event }) => !since || Date.parse(event.createdAt) >= Date.parse(since))
      .slice(skip ?? 0);
    const page = connection(
      {
        type: issue.isPullRequest ? "PullRequestTimelineItemsConnection" : "IssueTimelineItemsConnection",
        rows: wanted,
        key: ({ event }) => [event.id],
        show: ({ item }) => item,
      },
      args,
      field,
    );
    const size = Number(args["first"] ?? args["last"] ?? 0);
    return {
      ...page,
      totalCount: all.length,
      filteredCount: wanted.length,
      pageCount: Math.min(size, wanted.length),
      updatedAt: issue.updatedAt,
    };
  };
}

/** `LabeledEvent` → `LABELED_EVENT`. */
function enumWord(type: string): string {
  return type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}
