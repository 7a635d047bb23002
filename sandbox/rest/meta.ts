import type { Standing } from "../http/quotas.ts";
import { showRepositoryInFull } from "../representation/repository.ts";
import { ok, type Handlers } from "./answer.ts";

export const metaHandlers = {
  "meta/get": () => ok({ verifiable_password_authentication: false, installed_version: "3.19.0" }),

  "rate-limit/get": (exchange) => {
    const show = ({ limit, remaining, reset, used, resource }: Standing) => ({
      limit,
      remaining,
      reset,
      used,
      resource,
    });
    const core = show(exchange.standing("core"));
    const resources = {
      core,
      search: show(exchange.standing("search")),
      graphql: show(exchange.standing("graphql")),
    };
    return ok({ resources, rate: core });
  },

  "repos/get": (exchange) => ok(showRepositoryInFull(exchange.view, exchange.repository, exchange.viewerId)),
} satisfies Handlers;
