import { createPrivateKey } from "node:crypto";

import { fail, succeed } from "../../domain/result.ts";
import type { Result } from "../../domain/result.ts";

/**
 * A private key as environments carry it: PEM, PEM with `\n` written out, or PEM in base64. Yields PEM with real lines.
 * What was given is never part of the failure.
 */
export function readPrivateKey(given: string): Result<string, string> {
  const text = given.trim();
  const pem = text.startsWith("-----BEGIN")
    ? text.replaceAll(String.raw`\n`, "\n")
    : Buffer.from(text, "base64").toString("utf8");
  try {
    createPrivateKey(pem);
    return succeed(`${pem.trim()}\n`);
  } catch {
    return fail(
      "is no private key: give the .pem file that GitHub let you download, as it is, with \\n for its line ends, or in base64",
    );
  }
}
