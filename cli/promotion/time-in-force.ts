import type { RepositoryId } from "../../src/domain/ids.ts";
import type { Mode } from "../../src/domain/organization/schema.ts";
import type { Timestamp } from "../../src/domain/timestamp.ts";
import type { RecordedEvent } from "../../src/usecases/read-events.ts";
import { modeOf } from "../../src/views/mode.ts";

export const timesInForce = ["throughout", "partly", "never"] as const;

/** For how much of the time since then a mode was in force in a repository, by the configurations on record. */
export function timeInForce(
  mode: Mode,
  recorded: readonly RecordedEvent[],
  { repository, since }: { readonly repository: RepositoryId; readonly since: Timestamp },
): (typeof timesInForce)[number] {
  const modes = recorded.flatMap(({ event }) =>
    event.type === "ConfigurationAccepted"
      ? [{ at: event.at, is: modeOf(event.resolved.organization, repository) === mode }]
      : [],
  );
  const atFirst = modes.findLast(({ at }) => at <= since);
  const within = [...(atFirst === undefined ? [] : [atFirst]), ...modes.filter(({ at }) => at > since)];
  if (!within.some(({ is }) => is)) return "never";
  return within.every(({ is }) => is) ? "throughout" : "partly";
}
