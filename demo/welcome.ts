import { cloneUrl } from "./clone-url.ts";
import type { Demo } from "./start.ts";

/** What a stranger has to know, in one screen. */
export function welcome({ sandbox, seeded, appUrl }: Demo, seconds: string): string {
  const { owner, repository, personas } = seeded;
  const repositoryPath = `${owner}/${repository}`;
  const clone = cloneUrl(sandbox.url, repositoryPath, personas["viola-dev"] ?? { login: "", token: "" });
  return `DEMO: nothing leaves this machine. (ready in ${seconds} s)

  Start here       ${sandbox.url}/demo
  The board        ${sandbox.url}/
  The repository   ${sandbox.url}/${repositoryPath}
  The App itself   ${appUrl}/metrics

  Be the lead, the IC or the agent of a task; or push as viola-dev:

    git clone ${clone}

  A cast of people and an agent waits to play: let it, at the top of the page, or start
  with DEMO_CAST=playing.

  Stop with Ctrl-C. Everything is forgotten then.
`;
}
