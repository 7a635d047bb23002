import type { ExitReason } from "./exit-codes.ts";

/** Why a command ends early: what is wrong, where, and what to do next. Its texts are shown as they are. */
export class CommandProblem extends Error {
  override readonly name = "CommandProblem";
  readonly reason: ExitReason;
  /** What the user does next; a sentence. */
  readonly nextStep: string;

  constructor(reason: ExitReason, what: string, nextStep: string, options?: ErrorOptions) {
    super(what, options);
    this.reason = reason;
    this.nextStep = nextStep;
  }
}
