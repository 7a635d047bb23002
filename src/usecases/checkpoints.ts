import { checkpoint, stateVersion } from "../domain/checkpoint.ts";
import type { Home } from "./home.ts";
import { takeIn } from "./take-in-news.ts";

/** Events after which a reader is better off with a new checkpoint. */
const eventsPerCheckpoint = 500;

/** Writes a checkpoint when enough has happened since the last. That one could not be written is no fault: the log is whole. */
export async function keepCheckpoint(home: Home): Promise<void> {
  if (home.sinceCheckpoint < eventsPerCheckpoint) return;
  const shards = checkpoint(home.state);
  const written = await home.ledger.writeCheckpoint({ stateVersion, shards }, home.position);
  switch (written.outcome) {
    case "written":
      home.position = written.position;
      home.sinceCheckpoint = 0;
      return;
    case "conflict": {
      const { outcome } = await takeIn(home, written);
      if (outcome !== "taken-in") home.logger.warn({ outcome }, "no checkpoint could be written");
      return;
    }
    case "refused":
    case "read-only":
    case "tampered":
      home.logger.warn({ outcome: written.outcome }, "no checkpoint could be written");
      return;
    default:
      written satisfies never;
  }
}
