/**
 * The schemas list the events that an app can subscribe to, each with some of them missing: a payload with an app that
 * hears of `sub_issues` or `merge_group` would fit one and not the next. Here each list has them all.
 */

/** In none of the lists, though GitHub's documentation of webhooks has them. */
const listedNowhere = ["sub_issues", "issue_dependencies"];

export function nameAllEvents(schemas: unknown): void {
  const lists = eventLists(schemas);
  const all = [...new Set([...lists.flat(), ...listedNowhere])].toSorted();
  for (const list of lists) list.splice(0, list.length, ...all);
}

function eventLists(value: unknown): readonly string[][] {
  if (isEventList(value)) return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((part) => eventLists(part));
}

function isEventList(value: unknown): value is string[] {
  return (
    Array.isArray(value) && value.includes("pull_request_review_comment") && value.includes("page_build")
  );
}
