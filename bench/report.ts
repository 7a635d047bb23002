// What a bench found out, a line for each target: as a table, or told to the program that runs all benches.
export type Finding = {
  readonly what: string;
  readonly measured: string;
  /** What it is compared with, in the same run; "none" when the target is a number by itself. */
  readonly baseline: string;
  readonly ratio: string;
  readonly target: string;
  /** Null where nothing was promised. */
  readonly met: boolean | null;
};

export function report(findings: readonly Finding[]): void {
  if (process.send === undefined) console.table(findings);
  else process.send(findings);
}
