import type { Sandbox } from "../../sandbox/start.ts";
import type { Seeded } from "../../sandbox/seed/seed-orchestra.ts";
import type { Seen } from "../../sandbox/http/traffic.ts";
import { githubSchema } from "./github-schema.ts";
import type { Around, Ran } from "./tutti-command.ts";
import { tutti } from "./tutti-command.ts";

type Place = { readonly sandbox: Sandbox; readonly seeded: Seeded };

export type CommandHere = (line: string | readonly string[], login?: string, around?: Around) => Promise<Ran>;

/** The command, given by somebody of the cast in the seeded repository. */
export function commandOn({ sandbox, seeded }: Place): CommandHere {
  return (line, login = "viola-dev", around = {}) =>
    tutti(line, {
      ...around,
      environment: {
        GITHUB_API_URL: sandbox.apiUrl,
        GITHUB_TOKEN: seeded.personas[login]?.token,
        GITHUB_REPOSITORY: `${seeded.owner}/${seeded.repository}`,
        ...around.environment,
      },
    });
}

const mutations = new Set(Object.keys(githubSchema.getMutationType()?.getFields() ?? {}));

/** Requests that could have changed something. */
export function writesAmong(traffic: readonly Seen[]): readonly Seen[] {
  return traffic.filter(({ method, path, rootFields }) => {
    if (path.endsWith("/graphql")) return rootFields.some((field) => mutations.has(field));
    if (path.endsWith("/git-upload-pack") || path.endsWith("/access_tokens")) return false;
    return method !== "GET" && method !== "HEAD";
  });
}
