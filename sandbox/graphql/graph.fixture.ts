// A seeded sandbox behind its GraphQL door, and clients of it, for the tests of this folder.

import { graphql, GraphqlResponseError } from "@octokit/graphql";
import { createLocalGit } from "../git/create-git-storage.ts";
import { Quotas } from "../http/quotas.ts";
import { ReadLag } from "../http/read-lag.ts";
import type { Services } from "../http/services.ts";
import { Urls } from "../representation/urls.ts";
import { installApp } from "../operations/install-app.ts";
import { issueInstallationToken } from "../operations/issue-token.ts";
import { registerApp } from "../operations/register-app.ts";
import { orchestra, seed, type Seeded } from "../seed/seed-orchestra.ts";
import type { Permissions } from "../state/app.ts";
import { Clock } from "../state/clock.ts";
import { createState } from "../state/github-state.ts";
import type { Occurrence } from "../state/occurrence.ts";
import { createGraphServer } from "./serve-graphql.ts";

export type Client = typeof graphql;

export type Graph = Seeded & {
  readonly services: Services;
  /** What webhooks would be made of, oldest first. */
  readonly occurrences: Occurrence[];
  readonly send: (token: string, body: unknown) => Promise<Response>;
  readonly as: (login: string) => Client;
  readonly withToken: (token: string) => Client;
  readonly stop: () => Promise<void>;
};

export async function startGraph(): Promise<Graph> {
  const { storage: git } = await createLocalGit();
  const clock = Clock.frozen("2026-03-02T08:00:00Z");
  const occurrences: Occurrence[] = [];
  const github = {
    state: createState(),
    clock,
    git,
    publish: (one: Occurrence) => void occurrences.push(one),
  };
  const view = { state: github.state, git, urls: new Urls() };
  const services: Services = { github, view, lag: new ReadLag(view), quotas: new Quotas(clock) };
  const seeded = await seed(github, orchestra);
  const serve = createGraphServer(services);
  const withToken = (token: string): Client =>
    graphql.defaults({
      baseUrl: "http://sandbox.test/api",
      headers: { authorization: `token ${token}` },
      request: { fetch: (url: string, options: RequestInit) => serve(new Request(url, options)) },
    });
  return {
    ...seeded,
    services,
    occurrences,
    send: (token, body) => {
      const headers = { authorization: `bearer ${token}`, "content-type": "application/json" };
      const text = typeof body === "string" ? body : JSON.stringify(body);
      return serve(new Request("http://sandbox.test/api/graphql", { method: "POST", headers, body: text }));
    },
    withToken,
    as: (login) => withToken(`ghp_${login}`),
    stop: () => git.close(),
  };
}

/** A client of an app that is installed with these permissions. */
export function installedApp(graph: Graph, name: string, permissions: Permissions): Client {
  const { github } = graph.services;
  const { app } = registerApp(github, {
    name,
    ownerId: graph.organizationId,
    permissions,
    events: [],
    keys: noKeys,
  });
  const actor = {
    accountId: graph.personas["conductor"]?.accountId ?? 0,
    viaAppId: null,
    startsWorkflows: true,
  };
  const installation = installApp(github, actor, {
    appId: app.id,
    accountId: graph.organizationId,
    repositoryIds: "all",
  });
  return graph.withToken(issueInstallationToken(github, installation.id).secret);
}

/** No test here signs as an app. */
const noKeys = { privateKey: "", publicKey: "" };

/** The errors of an answer, beside its data: what Octokit throws for them. */
export async function failureOf(
  answer: Promise<unknown>,
): Promise<{ readonly data: unknown; readonly errors: unknown }> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof GraphqlResponseError) return { data: error.data, errors: error.errors };
    throw error;
  }
  throw new Error("the answer has no errors");
}
