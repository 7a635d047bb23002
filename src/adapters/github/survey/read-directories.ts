import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";
import type { RepositoryName } from "../read-files.ts";
import { ifAllowed } from "./if-allowed.ts";

const Listing = z.array(z.object({ path: z.string(), type: z.string() }));

/** Directories right below a path of the default branch; none where the path is not there. */
export async function readDirectories(
  client: GithubClient,
  { owner, name }: RepositoryName,
  path: string,
): Promise<readonly string[]> {
  const found = await ifAllowed(
    client.get({
      operation: "Directories",
      url: path === "" ? "/repos/{owner}/{repo}/contents/" : "/repos/{owner}/{repo}/contents/{path}",
      parameters: { owner, repo: name, ...(path === "" ? {} : { path }) },
      schema: Listing,
    }),
  );
  return (found ?? []).filter(({ type }) => type === "dir").map((entry) => entry.path);
}
