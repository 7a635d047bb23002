import { z } from "zod";
import { RepositoryPayload } from "./payload.ts";
import { hints, ignored, reading } from "./reading.ts";

const Payload = z.object({ action: z.string(), repository: RepositoryPayload });

/** Renamed, transferred, edited, archived …, and who may do what in it: read it anew. */
export const translateRepository = reading(Payload, ({ repository }, receivedAt) =>
  hints({ kind: "repository-changed", at: receivedAt, repository }),
);

/** A label that was renamed or deleted may be one that we show; a new one cannot be. */
export const translateLabel = reading(Payload, ({ action, repository }, receivedAt) =>
  action === "created"
    ? ignored("a new label is on no issue yet")
    : hints({ kind: "repository-changed", at: receivedAt, repository }),
);
