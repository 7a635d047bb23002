import { z } from "zod";
import { AccountPayload } from "../account.ts";
import { RepositoryPayload } from "./payload.ts";
import { hints, ignored, reading } from "./reading.ts";

const Member = z.object({ repository: RepositoryPayload, member: AccountPayload.nullish() });

/** Somebody became a collaborator, is none any more, or has another role. */
export const translateMember = reading(Member, ({ repository, member }, at) =>
  hints({ kind: "rights-changed", at, repository, account: member?.id ?? null }),
);

const Team = z.object({ repository: RepositoryPayload.nullish() });

/** A team came to a repository, left it, or may do something else there: who is in it, the event does not say. */
export const translateTeam = reading(Team, ({ repository }, at) =>
  repository
    ? hints({ kind: "rights-changed", at, repository, account: null })
    : ignored("no repository is named; the sweep asks what people may do"),
);
