import { readMarkers } from "../../src/messages/marker.ts";
import { eventOf } from "../../src/usecases/stored-events.ts";
import type { Event } from "../../src/domain/events.ts";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import type { Stage } from "../support/stage.ts";

/** Every event of the ledger, read from its branch. */
export async function eventsOf(stage: Stage): Promise<readonly Event[]> {
  const opened = await (await stage.home()).ledger.open(0);
  if (opened.outcome !== "opened") throw new Error(opened.outcome);
  return opened.events.map(eventOf);
}

/** What became of people's commands, in order: `accepted AssignTask`, `refused edited-by-other`. */
export async function commandsOf(stage: Stage): Promise<readonly string[]> {
  return (await eventsOf(stage)).flatMap((event) => {
    if (event.type === "CommandAccepted") return event.place === null ? [] : [`accepted ${event.command}`];
    return event.type === "CommandRefused" ? [`refused ${event.code}`] : [];
  });
}

/** Our comments on an issue or pull request but for the card. */
export function repliesOn({ sandbox, seeded, app }: Stage, number: number): readonly string[] {
  return sandbox.state.comments
    .by("issue", issueByNumber(sandbox.state, seeded.repositoryId, number).id)
    .filter(({ authorId }) => authorId === app.botId)
    .filter(({ body }) => !readMarkers(body).some(({ name }) => name === "card"))
    .map(({ body }) => body);
}
