import { fullName } from "./github/repository-name.ts";
import type { Option } from "./verb.ts";

/** Options that every verb takes. */
export const globalOptions: readonly Option[] = [
  {
    name: "repo",
    takes: "owner/name",
    form: fullName,
    summary: "The repository; otherwise the one that the folder's git remote names",
  },
  { name: "json", takes: null, summary: "JSON instead of text, in a shape that stays" },
  { name: "help", takes: null, summary: "How the command is written" },
];
