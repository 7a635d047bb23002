import { webUrlOf } from "../../src/adapters/github/hosts.ts";
import type { Reached } from "./reach.ts";

/** Where the owner of a repository suspends an App, uninstalls it, or takes repositories from it. */
export function installationsPage({
  apiUrl,
  repository,
  survey,
}: Pick<Reached, "apiUrl" | "repository" | "survey">): string {
  const settings =
    survey.owner === "organization" ? `organizations/${repository.owner}/settings` : "settings";
  return `${webUrlOf(apiUrl)}/${settings}/installations`;
}
