import * as z from "zod";
import { completionScripts, shells } from "../completion/scripts.ts";
import { completedVerbs } from "../completion/words.ts";
import { type Verb, defineVerb } from "../verb.ts";

/** The verb that knows all others, itself too. */
export function completionOf(others: readonly Verb[]): Verb {
  const texts = {
    name: "completion",
    summary: "Prints a script that completes commands and options in your shell",
    options: [],
  };
  return defineVerb({
    ...texts,
    details: ['For bash, in ~/.bashrc: `eval "$(tutti completion bash)"`; the script says where it goes.'],
    operands: [{ name: "shell", summary: "bash, zsh or fish", required: true }],
    examples: ["completion bash", "completion zsh", "completion fish"],
    input: z.object({ shell: z.enum(shells, "bash, zsh and fish are known") }),
    report: z.object({ shell: z.enum(shells), script: z.string() }),
    run: async (_context, { shell }) => {
      const script = completionScripts[shell](completedVerbs([...others, texts]));
      return { report: { shell, script }, text: script, exit: "done" };
    },
  });
}
