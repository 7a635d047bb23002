import type { Clock } from "../src/ports/clock.ts";

export type ProgramResult = { readonly exitCode: number; readonly stdout: string };

/** What a command has of the world around it; `main.ts` gives the real one, tests another. */
export type Context = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that the command was called in. */
  readonly folder: string;
  readonly clock: Clock;
  /** Runs a program such as git or gh in `folder`; null when there is no such program. */
  readonly run: (program: string, parameters: readonly string[]) => Promise<ProgramResult | null>;
  /** Says what takes long, to people alone: it is no part of the output. */
  readonly progress: (message: string) => void;
};
