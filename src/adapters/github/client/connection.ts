import { Octokit } from "@octokit/rest";

/** How GitHub, or a GitHub Enterprise, is reached. */
export type ConnectionSettings = {
  /** The REST root: `https://api.github.com`, `https://<host>/api/v3`. */
  readonly baseUrl: string;
  /** Milliseconds until a request is given up. GitHub itself gives up after ten seconds. */
  readonly timeout?: number;
};

export type Connection = {
  readonly request: Octokit["request"];
  readonly graphqlUrl: string;
  readonly timeout: number;
};

const API_VERSION = "2022-11-28";
const TIMEOUT = 15_000;

export function connect({ baseUrl, timeout = TIMEOUT }: ConnectionSettings): Connection {
  const root = baseUrl.replace(/\/+$/, "");
  const quiet = () => {};
  const octokit = new Octokit({
    baseUrl: root,
    userAgent: "tutti",
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  return {
    request: octokit.request.defaults({ headers: { "x-github-api-version": API_VERSION } }),
    graphqlUrl: root.endsWith("/api/v3") ? root.replace(/\/v3$/, "/graphql") : `${root}/graphql`,
    timeout,
  };
}
