// As much of GitHub as effects need: documents run on GitHub's own schema over a few lists. Answers can be lost.
import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { json } from "node:stream/consumers";
import { execute, parse, validate } from "graphql";
import { z } from "zod";
import { RepositoryId } from "../../src/domain/ids.ts";
import { githubSchema } from "./github-schema.ts";

export const OURSELVES = { __typename: "Bot", login: "tutti", databaseId: 900 };
export const SOMEBODY = { __typename: "User", login: "cello-dev", databaseId: 43 };
export const APP = 7;
/** The repository that effects are applied to. */
export const SCORE = {
  id: RepositoryId.parse(5),
  owner: "orchestra",
  name: "score",
  defaultBranch: "main",
  isPrivate: false,
};
export const LOCKED = "I_locked";

type Comment = { id: string; subject: string; body: string; author: typeof OURSELVES };
export type Check = {
  id: string;
  head: string;
  name: string;
  app: number;
  status: string;
  conclusion: string | null;
  title: string;
  summary: string;
  annotations: number;
};

/** When the next request of mutations has its answer lost: before GitHub did anything, after it did everything, or not. */
export type Loss = "502 before" | "502 after" | "connection lost after" | "answered";

type Input = { readonly input: Readonly<Record<string, unknown>> };

const Output = z.object({
  title: z.string(),
  summary: z.string(),
  annotations: z.array(z.unknown()).default([]),
});
const CheckInput = z.object({
  headSha: z.string().default(""),
  name: z.string().default(""),
  status: z.string(),
  conclusion: z.string().nullable().default(null),
  output: Output,
});

export function createLittleGithub() {
  const comments: Comment[] = [];
  const checks: Check[] = [];
  const labels = new Map<string, string>();
  /** Changes to a subject that are a set or a switch. */
  const marks = new Set<string>();
  const mutations: string[] = [];
  const losses: Loss[] = [];
  let made = 0;
  let hidden = 0;
  let labelsRefused = false;
  let indigestible: { readonly text: string; readonly status: number } | null = null;

  const id = (kind: string) => `${kind}_${(made += 1)}`;
  const text = (value: unknown) => z.string().parse(value);
  const texts = (value: unknown) => z.array(z.string()).parse(value);
  const connection = (nodes: readonly unknown[]) => ({
    nodes,
    totalCount: nodes.length,
    pageInfo: { hasNextPage: false, endCursor: null },
  });
  const visible = <Item>(items: readonly Item[]) => items.slice(0, Math.max(0, items.length - hidden));
  const problem = (type: string, message: string) =>
    Object.assign(new Error(message), { extensions: { type } });

  function mark(...names: readonly string[]) {
    for (const name of names) marks.add(name);
    return {};
  }

  function check(input: unknown): Omit<Check, "id" | "app" | "annotations"> & { added: number } {
    const { headSha, name, status, conclusion, output } = CheckInput.parse(input);
    const { title, summary, annotations } = output;
    return { head: headSha, name, status, conclusion, title, summary, added: annotations.length };
  }

  const issue = (number: number) => ({
    __typename: "Issue",
    id: `I_${number}`,
    comments: () => connection(visible(comments.filter(({ subject }) => subject === `I_${number}`))),
  });

  const commit = (oid: string) => ({
    __typename: "Commit",
    checkSuites: ({ filterBy }: { filterBy: { appId: number } }) => {
      const found = visible(checks.filter(({ head, app }) => head === oid && app === filterBy.appId));
      const runs = found.map((run) => ({ ...run, annotations: { totalCount: run.annotations } }));
      return { nodes: [{ checkRuns: { nodes: runs } }] };
    },
  });

  const root = {
    viewer: { login: "tutti[bot]", databaseId: OURSELVES.databaseId },
    repository: () => ({
      id: "R_1",
      label: ({ name }: { name: string }) => (labels.has(name) ? { id: labels.get(name) } : null),
      issueOrPullRequest: ({ number }: { number: number }) => (number < 1_000 ? issue(number) : null),
      object: ({ oid }: { oid: string }) => commit(oid),
    }),
    createLabel: ({ input }: Input) => {
      if (labelsRefused || labels.has(text(input["name"])))
        throw problem("UNPROCESSABLE", "Name has already been taken");
      labels.set(text(input["name"]), id("LA"));
      return { label: { id: labels.get(text(input["name"])) } };
    },
    addLabelsToLabelable: ({ input }: Input) => {
      const known = new Set(labels.values());
      for (const label of texts(input["labelIds"])) {
        if (!known.has(label))
          throw problem("NOT_FOUND", `Could not resolve to a node with the global id of '${label}'`);
        marks.add(`label ${[...labels].find(([, labelId]) => labelId === label)?.[0]}`);
      }
      return {};
    },
    removeLabelsFromLabelable: ({ input }: Input) => {
      for (const label of texts(input["labelIds"])) {
        marks.delete(`label ${[...labels].find(([, labelId]) => labelId === label)?.[0]}`);
      }
      return {};
    },
    addComment: ({ input }: Input) => {
      const subject = text(input["subjectId"]);
      if (subject === LOCKED) throw problem("FORBIDDEN", "Issue is locked");
      const comment = { id: id("IC"), subject, body: text(input["body"]), author: OURSELVES };
      comments.push(comment);
      return { commentEdge: { node: comment } };
    },
    updateIssueComment: ({ input }: Input) => {
      const comment = comments.find(({ id }) => id === input["id"]);
      if (comment === undefined)
        throw problem(
          "NOT_FOUND",
          `Could not resolve to a node with the global id of '${text(input["id"])}'`,
        );
      comment.body = text(input["body"]);
      return { issueComment: comment };
    },
    createCheckRun: ({ input }: Input) => {
      const { added, ...fields } = check(input);
      const run = { ...fields, id: id("CR"), app: APP, annotations: added };
      checks.push(run);
      return { checkRun: run };
    },
    updateCheckRun: ({ input }: Input) => {
      const run = checks.find(({ id }) => id === input["checkRunId"]);
      if (run === undefined) throw problem("NOT_FOUND", "Could not resolve to a node");
      const { added, status, conclusion, title, summary } = check(input);
      if (run.status === "COMPLETED" && status !== "COMPLETED")
        throw problem("UNPROCESSABLE", "It is completed");
      Object.assign(run, { status, conclusion, title, summary, annotations: run.annotations + added });
      return { checkRun: run };
    },
    closeIssue: ({ input }: Input) => mark(`closed ${text(input["stateReason"])}`),
    reopenIssue: () => mark("open"),
    addReaction: ({ input }: Input) => mark(`reaction ${text(input["content"])}`),
    addAssigneesToAssignable: ({ input }: Input) =>
      mark(...texts(input["assigneeIds"]).map((who) => `assignee ${who}`)),
    requestReviews: ({ input }: Input) => mark(...texts(input["userIds"]).map((who) => `reviewer ${who}`)),
    convertPullRequestToDraft: () => mark("draft"),
    markPullRequestReadyForReview: () => mark("ready"),
  };

  async function run(body: unknown): Promise<unknown> {
    const { query, variables } = z
      .object({ query: z.string(), variables: z.record(z.string(), z.unknown()) })
      .parse(body);
    const document = parse(query);
    const faults = validate(githubSchema, document);
    if (faults.length > 0) return { errors: faults.map(({ message }) => ({ message, type: "INVALID" })) };
    const { data, errors } = await execute({
      schema: githubSchema,
      document,
      rootValue: root,
      variableValues: variables,
    });
    const shown = (errors ?? []).map(({ message, path, originalError }) => ({
      message,
      path,
      ...z.object({ extensions: z.object({ type: z.string() }) }).safeParse(originalError).data?.extensions,
    }));
    return { data, ...(shown.length > 0 ? { errors: shown } : {}) };
  }

  const server = createServer((request, response) => {
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, account] = /\/user\/(\d+)$/.exec(request.url ?? "") ?? [];
    if (account !== undefined) return send(response, 200, { node_id: `U_${account}` });
    const body = await json(request);
    const { query } = z.object({ query: z.string() }).parse(body);
    const isMutation = query.startsWith("mutation");
    if (isMutation) mutations.push(...(query.match(/(?<=m\d+: )\w+/g) ?? []));
    if (isMutation && indigestible !== null && JSON.stringify(body).includes(indigestible.text)) {
      return send(response, indigestible.status, { message: "Validation Failed" });
    }
    const loss = isMutation ? losses.shift() : undefined;
    if (loss === "502 before") return send(response, 502, "bad gateway");
    const result = await run(body);
    if (loss === "502 after") return send(response, 502, "bad gateway");
    if (loss === "connection lost after") return void response.destroy();
    send(response, 200, result);
  }

  return {
    comments,
    checks,
    labels,
    marks,
    /** Names of all mutations that came in. */
    mutations,
    async serve(): Promise<string> {
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("no port");
      return `http://127.0.0.1:${address.port}`;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
    lose: (...next: readonly Loss[]) => losses.push(...next),
    /** Whoever makes a label is told that it is there, and it is not. */
    refuseLabels() {
      labelsRefused = true;
    },
    /** A whole request of mutations that has this text in it is refused. */
    refuseRequestsWith(text: string) {
      indigestible = { text, status: 422 };
    },
    /** Of a whole request of mutations that has this text in it GitHub never says what became of it. */
    neverAnswerRequestsWith(text: string) {
      indigestible = { text, status: 502 };
    },
    /** Reads do not show the newest so many. */
    hideNewest(count: number) {
      hidden = count;
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const type = typeof body === "string" ? "text/html" : "application/json";
  response.writeHead(status, { "content-type": type });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
