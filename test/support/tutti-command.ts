import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import type { Context, ProgramResult } from "../../cli/context.ts";
import { runLine } from "../../cli/run.ts";
import { verbs } from "../../cli/verbs.ts";

export type Ran = { readonly code: number; readonly out: string; readonly error: string };

export type Around = Partial<Omit<Context, "run">> & {
  /** What programs answer, by their whole line; others are not installed. */
  readonly programs?: Readonly<Record<string, ProgramResult>>;
};

/** The command `tutti`, in this process, in a world of the test's making. */
export async function tutti(line: string | readonly string[], around: Around = {}): Promise<Ran> {
  const { programs = {}, ...rest } = around;
  const out: string[] = [];
  const error: string[] = [];
  const words = typeof line === "string" ? line.split(" ").filter((word) => word !== "") : line;
  const code = await runLine(
    verbs,
    words,
    {
      environment: {},
      // A folder that nobody can make: whatever is written there fails.
      folder: "/dev/null/nowhere",
      clock: createLeapingClock(Date.now()),
      run: async (program, parameters) => programs[[program, ...parameters].join(" ")] ?? null,
      progress: () => {},
      ...rest,
    },
    { out: (text) => void out.push(text), error: (text) => void error.push(text) },
  );
  return { code, out: out.join("\n"), error: error.join("\n") };
}

/** What `--json` printed. */
export function json(ran: Ran): unknown {
  return JSON.parse(ran.out);
}
