import type { RepositoryName } from "../read-files.ts";

export type GithubBranchAddress = RepositoryName & { readonly branch: string };
