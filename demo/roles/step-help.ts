import { type Content, type Html, html } from "../../sandbox/page/html.ts";
import type { Surroundings } from "./role.ts";

/** A line, or some, to be copied as they are. */
export function copyable(label: string, text: string): Html {
  return html`<div class="copyable">
    <pre tabindex="0" aria-label="${label}"><code>${text}</code></pre>
    <button type="button" data-copy="${label}">Copy<span class="for-reader"> ${label}</span></button>
  </div>`;
}

function issueLink({ issuePath, sight }: Surroundings): Html {
  return html`<a href="${issuePath}">issue #${sight.number}</a>`;
}

/** The pull request, once there is one. */
export function pullLink({ pullPath, sight }: Surroundings): Content {
  return pullPath === null
    ? "the pull request (it is not there yet)"
    : html`<a href="${pullPath}">pull request #${sight.pullRequest?.number ?? 0}</a>`;
}

export function commentHelp(surroundings: Surroundings, text: string): Content {
  return html`<p>On ${issueLink(surroundings)}, comment:</p>
    ${copyable("comment", text)}`;
}

/** `branch` leaves the task's number to be filled in. */
type Push = {
  readonly login: string;
  readonly branch: (number: number) => string;
  readonly file: string;
  readonly line: string;
};

/** From nothing to a pushed branch, in a folder of its own. */
export function pushLines(surroundings: Surroundings, { login, branch, file, line }: Push): string {
  const { folder, sight } = surroundings;
  const name = branch(sight.number);
  return [
    `git clone ${surroundings.cloneUrl(login)} ${folder}`,
    `cd ${folder}`,
    `git switch --create ${name}`,
    `echo "${line}" >> ${file}`,
    commitLine(login, `Change ${file}`),
    `git push origin ${name}`,
  ].join("\n");
}

/** Another commit, from the same folder. */
export function pushAgainLines({ sight }: Surroundings, { login, branch, file, line }: Push): string {
  return [
    `echo "${line}" >> ${file}`,
    commitLine(login, `Mend ${file}`),
    `git push origin ${branch(sight.number)}`,
  ].join("\n");
}

/** Whoever is at the page may have no name set for git, or one that is nobody's business here. */
function commitLine(login: string, message: string): string {
  const person = `-c user.name=${login} -c user.email=${login}@users.noreply.github.com`;
  return `git ${person} commit --all --message "${message}"`;
}
