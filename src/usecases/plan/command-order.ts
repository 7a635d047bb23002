import type { Command } from "../../domain/commands.ts";

/** What a command of a person carries besides its own words. */
export type CommandOrder = Pick<Command, "at" | "by" | "cause" | "text" | "place">;
