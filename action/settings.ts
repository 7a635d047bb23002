import * as z from "zod";

import { readPrivateKey } from "../src/adapters/system/private-key.ts";
import { fail, succeed } from "../src/domain/result.ts";
import type { Result } from "../src/domain/result.ts";

/** What a run knows of its job without any secret. */
export type Job = {
  /** `issues`, `schedule` …: what started the workflow. */
  readonly event: string;
  /** Where the runner put the event's payload. */
  readonly eventPath: string;
  readonly repository: { readonly owner: string; readonly name: string };
  /** Where GitHub's REST API is, without a slash at the end. */
  readonly apiUrl: string;
};

/** Everything that a run takes from its job. Secrets are in here: never log it whole. */
export type ActionSettings = Job & { readonly credentials: Credentials };

/** A job's own token, which acts as github-actions, or the App's key, which acts as the App. */
export type Credentials =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "app"; readonly appId: number; readonly privateKey: string };

/** What the runner sets. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the workflow gives under `with:`; empty where it gives nothing. */
export type Inputs = { readonly token: string; readonly appId: string; readonly privateKey: string };

const Environment = z.object({
  GITHUB_EVENT_NAME: z.string("is missing: run this as an action of a workflow").min(1),
  GITHUB_EVENT_PATH: z.string("is missing: run this as an action of a workflow").min(1),
  GITHUB_REPOSITORY: z
    .string("is missing: run this as an action of a workflow")
    .regex(/^[^/]+\/[^/]+$/, "must be an owner and a name"),
  GITHUB_API_URL: z.url("must be a URL").default("https://api.github.com"),
});

/** What the runner says, whatever the workflow gives; one sentence for each thing to mend. */
export function readJob(environment: Environment): Result<Job, readonly string[]> {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    return fail(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`));
  }
  const { GITHUB_EVENT_NAME, GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_API_URL } = parsed.data;
  const [owner = "", name = ""] = GITHUB_REPOSITORY.split("/");
  return succeed({
    event: GITHUB_EVENT_NAME,
    eventPath: GITHUB_EVENT_PATH,
    repository: { owner, name },
    apiUrl: GITHUB_API_URL.replace(/\/+$/, ""),
  });
}

/** A sentence with what to mend, where the inputs do not fit together. */
export function readCredentials({ token, appId, privateKey }: Inputs): Result<Credentials, string> {
  if (appId === "" && privateKey === "") {
    return token === ""
      ? fail("`github-token` is empty: leave it out to use the job's own token")
      : succeed({ kind: "token", token });
  }
  if (appId === "") return fail("`private-key` is given without `app-id`: give both, or neither");
  if (privateKey === "") {
    return fail("`app-id` is given without `private-key`: give both, or neither; is the secret set?");
  }
  if (!/^[1-9]\d{0,15}$/.test(appId))
    return fail("`app-id` must be the App's number, from its settings page");
  const key = readPrivateKey(privateKey);
  return key.ok
    ? succeed({ kind: "app", appId: Number(appId), privateKey: key.value })
    : fail(`\`private-key\` ${key.failure}`);
}
