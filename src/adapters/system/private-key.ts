import { createPrivateKey } from "node:crypto";

import { fail, succeed } from "../../domain/result.ts";
import type { Result } from "../../domain/result.ts";

/**
 * An App's private key as environments carry it: PEM, PEM with `\n` written out, or PEM in base64. Yields PEM with real
 * lines. A failure says what was given instead, and never shows any of it.
 */
export function readPrivateKey(given: string): Result<string, string> {
  const pem = pemIn(given.trim());
  const instead = whatElse(given.trim(), pem);
  if (instead !== null) return fail(instead);
  try {
    const kind = createPrivateKey(pem).asymmetricKeyType;
    return kind === "rsa" ? succeed(`${pem.trim()}\n`) : fail(`is a key of another kind: ${whereFrom}`);
  } catch {
    return fail(`is cut off or changed: ${howToGive}`);
  }
}

const whereFrom = "GitHub makes an RSA key for an App; make one on its settings page, under “Private keys”";
const howToGive =
  "give the .pem file that GitHub let you download, as it is, with \\n for its line ends, or in base64";

function pemIn(text: string): string {
  return text.startsWith("-----BEGIN")
    ? text.replaceAll(String.raw`\n`, "\n")
    : Buffer.from(text, "base64").toString("utf8");
}

function whatElse(text: string, pem: string): string | null {
  const label = /^-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem.trim())?.[1] ?? null;
  if (label === null) {
    return /\.pem$/i.test(text)
      ? "is the name of a file, and has to be what is in it: set PRIVATE_KEY_PATH to a file's name"
      : `is no private key: ${howToGive}`;
  }
  if (label.endsWith("PUBLIC KEY")) return `is a public key, which is GitHub's to have: ${howToGive}`;
  if (label.includes("CERTIFICATE")) return `is a certificate, and no private key: ${howToGive}`;
  if (label.startsWith("ENCRYPTED") || /^Proc-Type: 4,ENCRYPTED/m.test(pem)) {
    return "is locked with a passphrase: take it off with `openssl rsa -in locked.pem -out key.pem`, or give the file as GitHub let you download it";
  }
  return label.endsWith("PRIVATE KEY") ? null : `is no private key: ${howToGive}`;
}
