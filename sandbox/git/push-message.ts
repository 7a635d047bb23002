// What the hook and the sandbox say to each other, one JSON document each way.

import { z } from "zod";
import type { RefUpdate } from "../state/git-storage.ts";
import type { PushAnswer } from "./git-host.ts";

const question = z.object({ push: z.string(), atomic: z.boolean(), commands: z.array(z.string()) });

const answer = z.object({
  verdicts: z.array(z.object({ ref: z.string(), refusal: z.string().nullable() })),
  remarks: z.array(z.string()),
});

export type PushQuestion = {
  readonly push: string;
  readonly atomic: boolean;
  readonly updates: readonly RefUpdate[];
};

export function parsePushQuestion(text: string): PushQuestion {
  const { push, atomic, commands } = question.parse(JSON.parse(text));
  return { push, atomic, updates: commands.map(parseCommand) };
}

export function parsePushAnswer(text: string): PushAnswer {
  return answer.parse(JSON.parse(text));
}

/** `<old> <new> <ref>`, zeros for what does not exist. */
function parseCommand(line: string): RefUpdate {
  return { before: oidOrNull(line.slice(0, 40)), after: oidOrNull(line.slice(41, 81)), ref: line.slice(82) };
}

function oidOrNull(oid: string): string | null {
  return /^0+$/.test(oid) ? null : oid;
}
