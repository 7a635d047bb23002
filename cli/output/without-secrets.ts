const secretNames = ["GITHUB_TOKEN", "GH_TOKEN", "GH_ENTERPRISE_TOKEN", "PRIVATE_KEY", "WEBHOOK_SECRET"];
/** Tokens as GitHub makes them, wherever they came from. */
const tokens = /\b(?:gh[pousr]_[A-Za-z0-9_-]{3,}|github_pat_\w+)/g;

/** A text in which no secret of the environment stands, and nothing that looks like a token. */
export function withoutSecrets(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const secrets = secretNames
    .map((name) => environment[name]?.trim() ?? "")
    .filter((value) => value.length > 3);
  return secrets
    .reduce((clean, secret) => clean.replaceAll(secret, "[secret]"), text)
    .replace(tokens, "[secret]");
}
