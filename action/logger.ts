import type { LogFields, Logger } from "../src/ports/logger.ts";

/** How a job's log takes lines; @actions/core has these. */
export type JobLog = {
  debug(line: string): void;
  info(line: string): void;
  warning(line: string): void;
  error(line: string): void;
};

/** Whatever looks like a command to the runner would be carried out by it: a line of ours never begins with one. */
export function createJobLogger(log: JobLog, own: LogFields = {}): Logger {
  const line = (fields: LogFields, message: string): string => {
    const facts = Object.entries({ ...own, ...fields }).map(([name, value]) => `${name}=${shown(value)}`);
    return [message, ...facts].join(" ").replace(/\s+/g, " ").replaceAll("::", ": :");
  };
  return {
    debug: (fields, message) => log.debug(line(fields, message)),
    info: (fields, message) => log.info(line(fields, message)),
    warn: (fields, message) => log.warning(line(fields, message)),
    error: (fields, message) => log.error(line(fields, message)),
    child: (fields) => createJobLogger(log, { ...own, ...fields }),
  };
}

function shown(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "undefined");
}
