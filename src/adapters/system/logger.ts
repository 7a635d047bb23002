import { pino, stdSerializers } from "pino";
import type { DestinationStream, Level, Logger as PinoLogger } from "pino";

import type { Logger, LogFields } from "../../ports/logger.ts";

export type LogLevel = Level | "silent";

/** Wherever a secret or what people wrote could come along with a field or with an HTTP client's error. */
const secretFields = [
  "token",
  "secret",
  "privateKey",
  "authorization",
  "password",
  "signature",
  "body",
  "headers",
  "request",
  "response",
];
const redactedPaths = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** One JSON object a line, to standard output unless told otherwise. */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: { paths: redactedPaths, censor: "[redacted]" },
    serializers: { error: stdSerializers.err },
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return wrap(destination === undefined ? pino(options) : pino(options, destination));
}

function wrap(logger: PinoLogger): Logger {
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    child: (fields: LogFields) => wrap(logger.child(fields)),
  };
}
