import type { GitHubState } from "../state/github-state.ts";
import type { GitStorage } from "../state/git-storage.ts";
import type { Urls } from "./urls.ts";

/** What is needed to show things as GitHub does. */
export type View = { readonly state: GitHubState; readonly git: GitStorage; readonly urls: Urls };

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };
