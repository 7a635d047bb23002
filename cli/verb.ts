import type * as z from "zod";
import type { Context } from "./context.ts";
import { CommandProblem } from "./problem.ts";

export type Operand = {
  readonly name: string;
  readonly summary: string;
  readonly required: boolean;
};

export type Option = {
  readonly name: string;
  /** What stands after it, as `owner/name`; null for one that stands alone. */
  readonly takes: string | null;
  /** What a value of it looks like; like anything unless said. */
  readonly form?: RegExp;
  readonly summary: string;
};

/** Operands and options by name, as they were typed. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

export type Outcome<Report> = {
  /** The same for `--json`. */
  readonly report: Report;
  /** For people, without a line feed at its end. */
  readonly text: string;
  readonly exit: "done" | "problems";
};

/** One word after `tutti`, with all that help, completion and the reference say of it. */
export type Verb = {
  readonly name: string;
  readonly summary: string;
  /** More than a line, for its own help; paragraphs. */
  readonly details: readonly string[];
  readonly operands: readonly Operand[];
  readonly options: readonly Option[];
  /** Whole lines that work, without `tutti`. */
  readonly examples: readonly string[];
  /** The shape of its JSON. */
  readonly report: z.ZodType;
  readonly parse: (given: Given) => void;
  readonly run: (context: Context, given: Given) => Promise<Outcome<unknown>>;
};

type Definition<Input, Report> = Omit<Verb, "run" | "parse" | "report"> & {
  readonly input: z.ZodType<Input>;
  readonly report: z.ZodType<Report>;
  readonly run: (context: Context, input: Input) => Promise<Outcome<Report>>;
};

/** Types stay with their verb: outside it, input and report are data. */
export function defineVerb<Input, Report>(definition: Definition<Input, Report>): Verb {
  const { input, run, ...rest } = definition;

  function read(given: Given): Input {
    const parsed = input.safeParse(given);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const name = issue?.path.join(".") ?? "";
    const where = definition.operands.some((operand) => operand.name === name) ? `<${name}>` : `--${name}`;
    throw new CommandProblem(
      "usage",
      `${name === "" ? "" : `${where}: `}${issue?.message ?? "not understood"}.`,
      `\`tutti help ${definition.name}\` shows how it is written.`,
    );
  }

  return {
    ...rest,
    parse: (given) => void read(given),
    run: (context, given) => run(context, read(given)),
  };
}
