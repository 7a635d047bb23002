import { z } from "zod";
import { createStatus } from "../operations/create-status.ts";
import { showStatus } from "../representation/check.ts";
import { repositoryUrl, showRepository } from "../representation/repository.ts";
import type { CommitStatus } from "../state/check.ts";
import { headKey } from "../state/github-state.ts";
import { created, ok, type Handlers } from "./answer.ts";
import { commitOf } from "./checks.ts";

const NewStatus = z.object({
  state: z.enum(["error", "failure", "pending", "success"]),
  context: z.string().default("default"),
  description: z.string().nullish(),
  target_url: z.string().nullish(),
});

export const statusHandlers = {
  "repos/create-commit-status": async (exchange) => {
    const { state, context, description, target_url } = exchange.read(NewStatus);
    const status = await createStatus(exchange.github, exchange.actor, {
      repositoryId: exchange.repository.id,
      sha: exchange.text("sha"),
      state,
      context,
      description: description ?? null,
      targetUrl: target_url ?? null,
    });
    return created(showStatus(exchange.view, status));
  },

  "repos/list-commit-statuses-for-ref": async (exchange) => {
    const sha = await commitOf(exchange);
    const statuses = exchange.view.state.statuses.by("head", headKey(exchange.repository.id, sha));
    return exchange.page(statuses.toReversed(), (status) => showStatus(exchange.view, status));
  },

  "repos/get-combined-status-for-ref": async (exchange) => {
    const { view, repository } = exchange;
    const sha = await commitOf(exchange);
    const all = view.state.statuses.by("head", headKey(repository.id, sha));
    const latest = [...new Map(all.map((status) => [status.context, status])).values()];
    const url = repositoryUrl(view, repository);
    return ok({
      state: combine(latest),
      statuses: latest.map((status) => showStatus(view, status)),
      sha,
      total_count: latest.length,
      repository: showRepository(view, repository),
      commit_url: `${url}/commits/${sha}`,
      url: `${url}/commits/${sha}/status`,
    });
  },
} satisfies Handlers;

function combine(statuses: readonly CommitStatus[]): "failure" | "pending" | "success" {
  if (statuses.some(({ state }) => state === "failure" || state === "error")) return "failure";
  return statuses.length > 0 && statuses.every(({ state }) => state === "success") ? "success" : "pending";
}
