import { z } from "zod";
import { LocalDate } from "../business-time/local-day.ts";
import { LayerName } from "../organization/schema.ts";
import { Priority, StateName, Tier } from "../task/schema.ts";
import { Duration, Instant } from "../time.ts";
import { commandTable } from "./command-table.ts";

/** A member as a comment names them: an account's login or a member's id, as written, without the `@`. */
export const MentionedMember = z.string().min(1).brand("MentionedMember");
export type MentionedMember = z.infer<typeof MentionedMember>;

/** A time in a comment: complete, or a wall-clock time (`HH:mm`) where its author works. */
export const CommentMoment = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("instant"), at: Instant }),
  z.object({ kind: z.literal("local"), date: LocalDate, time: z.string() }),
]);
export type CommentMoment = z.infer<typeof CommentMoment>;

/** An issue as a comment names it. `repository` is null for one of the same repository. */
export const CommentBlocker = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("issue"),
    reason: z.string().min(1),
    repository: z.string().nullable(),
    number: z.int().positive(),
  }),
  z.object({
    kind: z.literal("action"),
    reason: z.string().min(1),
    owner: MentionedMember,
    action: z.string().min(1),
  }),
  z.object({ kind: z.literal("until"), reason: z.string().min(1), until: CommentMoment }),
]);
export type CommentBlocker = z.infer<typeof CommentBlocker>;

const PauseTarget = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("member"), member: MentionedMember }),
  z.object({ kind: z.literal("organization") }),
]);

const text = z.string().min(1);
/** A command as a comment gives it, its arguments read and named as in the table. Absent is what was not written. */
export const CommentCommand = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("status") }),
  z.strictObject({ name: z.literal("why") }),
  z.strictObject({ name: z.literal("track") }),
  z.strictObject({ name: z.literal("untrack") }),
  z.strictObject({ name: z.literal("accept") }),
  z.strictObject({ name: z.literal("start") }),
  z.strictObject({ name: z.literal("unblock") }),
  z.strictObject({ name: z.literal("ack") }),
  z.strictObject({ name: z.literal("ready") }),
  z.strictObject({ name: z.literal("retry") }),
  z.strictObject({ name: z.literal("help"), command: z.string().optional() }),
  z.strictObject({ name: z.literal("tier"), tier: Tier }),
  /** Null takes the priority away. */
  z.strictObject({ name: z.literal("priority"), priority: Priority.nullable() }),
  z.strictObject({ name: z.literal("estimate"), effort: Duration }),
  z.strictObject({ name: z.literal("assign"), member: MentionedMember }),
  z.strictObject({ name: z.literal("decline"), reason: text }),
  z.strictObject({ name: z.literal("block"), blocker: CommentBlocker }),
  z.strictObject({ name: z.literal("escalate"), reason: text }),
  z.strictObject({ name: z.literal("approve"), layer: LayerName }),
  z.strictObject({ name: z.literal("request-changes"), layer: LayerName, note: text }),
  z.strictObject({ name: z.literal("force"), state: StateName, reason: text.optional() }),
  z.strictObject({ name: z.literal("override"), reason: text }),
  /** Without a target it is the task itself. */
  z.strictObject({
    name: z.literal("pause"),
    target: PauseTarget.optional(),
    until: CommentMoment.optional(),
  }),
  z.strictObject({ name: z.literal("resume"), target: PauseTarget.optional() }),
]);
export type CommentCommand = z.infer<typeof CommentCommand>;

export type CommandName = CommentCommand["name"];

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandTable, name);
}

export const commandNames: readonly CommandName[] = Object.keys(commandTable).filter(isCommandName);
