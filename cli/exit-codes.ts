/** What the command's exit code says to a script. */
export const exitCodes = {
  done: { code: 0, means: "Done, and nothing has to be mended." },
  problems: { code: 1, means: "Done, and something was found that has to be mended: it is listed." },
  usage: { code: 2, means: "The command was not understood. Nothing was done." },
  unreachable: {
    code: 3,
    means: "GitHub or git could not be reached, or refused: no token, a missing permission, a spent quota.",
  },
  absent: {
    code: 4,
    means: "What was asked for is not there: no such task, repository, file, configuration or ledger.",
  },
  defect: { code: 70, means: "Something that nobody foresaw: a defect of Tutti's, worth a report." },
  output: { code: 74, means: "Done, but the output could not be written, as on a full disk." },
} as const;

export type ExitReason = keyof typeof exitCodes;
