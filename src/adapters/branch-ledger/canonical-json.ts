import { createHash } from "node:crypto";

import canonicalize from "canonicalize";

/** The value is not JSON: a function, a number beyond the finite ones, half a surrogate pair, a circle. */
export class NotJsonError extends Error {
  override readonly name = "NotJsonError";
}

/** RFC 8785: equal values give equal bytes. @throws {NotJsonError} */
export function canonicalJson(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new NotJsonError(`no JSON value: ${typeof value}`);
  return text;
}

function serialize(value: unknown): string | undefined {
  try {
    return canonicalize(value);
  } catch (cause) {
    throw new NotJsonError("no JSON value", { cause });
  }
}

/** SHA-256 of the text's UTF-8 bytes, hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
