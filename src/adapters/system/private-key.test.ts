import { type KeyObject, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readPrivateKey } from "./private-key.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 1_024 });
const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });

function pem(key: KeyObject, type: "pkcs1" | "pkcs8" | "spki" = "pkcs8"): string {
  return String(key.export({ type, format: "pem" }));
}

const own = pem(rsa.privateKey, "pkcs1");
const locked = {
  new: rsa.privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "hush" }),
  old: rsa.privateKey.export({ type: "pkcs1", format: "pem", cipher: "aes-256-cbc", passphrase: "hush" }),
};

test.each([
  ["as GitHub gives it", own],
  ["as other tools write it", pem(rsa.privateKey)],
  ["with blanks around it", `  ${own}\n\n`],
  ["with line ends written out", own.replaceAll("\n", String.raw`\n`)],
  ["in base64", Buffer.from(own).toString("base64")],
])("a key %s is taken", (_, given) => {
  const read = readPrivateKey(given);
  expect(read.ok && read.value).toMatch(/^-----BEGIN (RSA )?PRIVATE KEY-----\n[^\\]+-----\n$/);
});

describe("what is no key of an App is told for what it is, and not shown", () => {
  test.each([
    ["a word", "hush", /is no private key: give the \.pem/],
    ["the name of a file", "/secrets/app.pem", /name of a file.*PRIVATE_KEY_PATH/],
    ["a public key", pem(rsa.publicKey, "spki"), /is a public key/],
    ["a public key in base64", Buffer.from(pem(rsa.publicKey, "pkcs1")).toString("base64"), /public key/],
    ["a certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", /is a certificate/],
    ["a key on a curve", pem(curve.privateKey), /key of another kind.*RSA/],
    ["a locked key", String(locked.new), /passphrase/],
    ["a locked key of an older make", String(locked.old), /passphrase/],
    ["half a key", own.slice(0, own.length / 2), /is cut off or changed/],
    ["a key on one line", own.replaceAll("\n", " "), /is cut off or changed/],
    ["something else in PEM", "-----BEGIN OPENSSH NOTE-----\nMIIB", /is no private key/],
  ])("%s", (_, given, told) => {
    const read = readPrivateKey(given);
    const failure = read.ok ? "" : read.failure;
    expect(failure).toMatch(told);
    expect(failure).not.toContain(given.split("\n")[1] ?? given);
    expect(failure).not.toContain("hush");
  });
});
