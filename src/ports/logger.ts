/** Facts for operators: ids, counts and codes; never secrets, signatures or bodies. An `error` field may hold what was thrown. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Structured logging. Writing never throws and never waits. */
export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  /** A logger that adds `fields` to each line. */
  child(fields: LogFields): Logger;
}
