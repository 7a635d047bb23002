import type { Demo } from "./start.ts";

/** What a stranger has to know, in one screen. */
export function welcome({ sandbox, seeded, appUrl }: Demo, seconds: string): string {
  const { owner, repository, personas } = seeded;
  const repositoryPath = `${owner}/${repository}`;
  const clone = cloneUrl(sandbox.url, repositoryPath, personas["viola-dev"] ?? { login: "", token: "" });
  return `DEMO: nothing leaves this machine. (ready in ${seconds} s)

  The board        ${sandbox.url}/
  The repository   ${sandbox.url}/${repositoryPath}
  The App itself   ${appUrl}/metrics

  Take part: choose whom to act as at the top of the page; or push as viola-dev:

    git clone ${clone}

  A cast of people and an agent is at work. Pause it at the top of the page, or start
  with DEMO_CAST=paused.

  Stop with Ctrl-C. Everything is forgotten then.
`;
}

/** With the persona's credentials in it, so that git asks for nothing. */
export function cloneUrl(
  origin: string,
  repositoryPath: string,
  { login, token }: { readonly login: string; readonly token: string },
): string {
  const url = new URL(`/${repositoryPath}.git`, origin);
  url.username = login;
  url.password = token;
  return url.href;
}
