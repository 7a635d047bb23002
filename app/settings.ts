import { hostname } from "node:os";
import * as z from "zod";

import { fail, succeed } from "../src/domain/result.ts";
import type { Result } from "../src/domain/result.ts";
import { apiUrlOfHost } from "../src/adapters/github/hosts.ts";
import { readPrivateKey } from "../src/adapters/system/private-key.ts";
import { defaultInboxFile } from "./inbox-file.ts";

/** Everything that the App takes from its environment. Secrets are in here: never log it whole. */
export type AppSettings = {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecrets: { readonly current: string; readonly previous: string | null };
  /** Where GitHub's REST API is, without a slash at the end. */
  readonly apiUrl: string;
  readonly port: number;
  readonly host: string;
  readonly inboxFile: string;
  /** Names this process among those that share an inbox. The same after a restart. */
  readonly replica: string;
  /** Seconds from one round of sweeping to the next. */
  readonly sweepEvery: number;
  /** Seconds from one look at the deadlines to the next. */
  readonly tickEvery: number;
  /** How often the ledger is committed to, at most; GitHub recommends six pushes a minute to a repository. */
  readonly commitsPerMinute: number;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
};

/** One sentence for each thing to mend: the variable, what is wrong, and what to do next. */
export type SettingsProblem = string;

type Environment = Readonly<Record<string, string | undefined>>;

function whole(least: number, most: number) {
  const words = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(words).int(words).min(least, words).max(most, words);
}

const Environment = z.object({
  APP_ID: z
    .string("is missing: set it to the App ID on the App's settings page")
    .regex(/^[1-9]\d{0,15}$/, "must be the App's number, from the App's settings page")
    .transform(Number),
  WEBHOOK_SECRET: z
    .string(
      "is missing: set it to the webhook secret on the App's settings page, or make one with `openssl rand -hex 32`",
    )
    .min(16, "is shorter than 16 characters: make one with `openssl rand -hex 32` and set it on GitHub too"),
  WEBHOOK_SECRET_PREVIOUS: z
    .string()
    .min(1, "is empty: leave it out when no secret is being replaced")
    .optional(),
  PRIVATE_KEY: z.string().optional(),
  PRIVATE_KEY_PATH: z.string().optional(),
  GITHUB_API_URL: z
    .url({ protocol: /^https?$/, error: "must be a URL such as https://github.example.com/api/v3" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  GHE_HOST: z
    .string()
    .regex(/^[\w.-]+(?::\d+)?$/, "must be a host name such as github.example.com")
    .optional(),
  PORT: whole(0, 65_535).default(3_000),
  HOST: z.string().min(1).default("0.0.0.0"),
  INBOX_FILE: z.string().min(1).default(defaultInboxFile),
  REPLICA: z.string().min(1).optional(),
  SWEEP_EVERY: whole(10, 86_400).default(300),
  TICK_EVERY: whole(10, 86_400).default(300),
  COMMITS_PER_MINUTE: whole(1, 10_000).default(6),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
});

/** Every variable that the App takes. */
export const settingNames = Environment.keyof().options;

/** Reads all settings and reports all problems at once. `readFile` yields the text of the private key's file, or throws. */
export function readSettings(
  environment: Environment,
  readFile: (path: string) => string,
): Result<AppSettings, readonly SettingsProblem[]> {
  const parsed = Environment.safeParse(withoutBlanks(environment));
  const privateKey = findPrivateKey(environment, readFile);
  const problems = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`),
    ...(privateKey.ok ? [] : [privateKey.failure]),
  ];
  if (!parsed.success || !privateKey.ok) return fail(problems);
  const given = parsed.data;
  return succeed({
    appId: given.APP_ID,
    privateKey: privateKey.value,
    webhookSecrets: { current: given.WEBHOOK_SECRET, previous: given.WEBHOOK_SECRET_PREVIOUS ?? null },
    apiUrl: given.GITHUB_API_URL ?? apiUrlOfHost(given.GHE_HOST ?? "github.com"),
    port: given.PORT,
    host: given.HOST,
    inboxFile: given.INBOX_FILE,
    replica: given.REPLICA ?? hostname(),
    sweepEvery: given.SWEEP_EVERY,
    tickEvery: given.TICK_EVERY,
    commitsPerMinute: given.COMMITS_PER_MINUTE,
    logLevel: given.LOG_LEVEL,
  });
}

/** A variable set to nothing, as container files do it, is a variable not set. */
function withoutBlanks(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ""));
}

function findPrivateKey(
  environment: Environment,
  readFile: (path: string) => string,
): Result<string, SettingsProblem> {
  const { PRIVATE_KEY: inline, PRIVATE_KEY_PATH: path } = withoutBlanks(environment);
  if (inline !== undefined) return named("PRIVATE_KEY", readPrivateKey(inline));
  if (path === undefined) {
    return fail(
      "PRIVATE_KEY is missing: set it, or PRIVATE_KEY_PATH to the .pem file that GitHub let you download",
    );
  }
  try {
    return named("PRIVATE_KEY_PATH", readPrivateKey(readFile(path)));
  } catch {
    return fail(
      `PRIVATE_KEY_PATH names ${path}, which cannot be read: check that it is there and who may read it`,
    );
  }
}

function named(variable: string, result: Result<string, string>): Result<string, SettingsProblem> {
  return result.ok ? result : fail(`${variable} ${result.failure}`);
}
