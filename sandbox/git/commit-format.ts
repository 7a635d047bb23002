import type { NewCommit, Person, Signature } from "../state/git-storage.ts";

export function serializeCommit(commit: NewCommit): string {
  const headers = [
    `tree ${commit.treeOid}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${formatSignature(commit.author)}`,
    `committer ${formatSignature(commit.committer)}`,
  ];
  return `${headers.join("\n")}\n\n${commit.message}`;
}

export function parseCommit(content: string): NewCommit {
  const end = content.indexOf("\n\n");
  const headers = (end < 0 ? content.trimEnd() : content.slice(0, end)).split(/\n(?! )/);
  const values = (name: string): readonly string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  return {
    treeOid: values("tree")[0] ?? "",
    parents: values("parent"),
    author: parseSignature(values("author")[0] ?? ""),
    committer: parseSignature(values("committer")[0] ?? ""),
    message: end < 0 ? "" : content.slice(end + 2),
  };
}

/** Those of the message's `Co-authored-by:` lines. */
export function coAuthorsOf(message: string): readonly Person[] {
  return [...message.matchAll(/^co-authored-by:\s*(?<name>[^<\n]*?)\s*<(?<email>[^>\n]+)>\s*$/gim)].map(
    ({ groups }) => ({
      name: groups?.["name"] ?? "",
      email: groups?.["email"] ?? "",
    }),
  );
}

function formatSignature({ name, email, date }: Signature): string {
  return `${withoutDelimiters(name)} <${withoutDelimiters(email)}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}

/** As git cleans them: these characters would end the name or the line. */
function withoutDelimiters(text: string): string {
  return text.replaceAll(/[<>\n\0]/g, "").trim();
}

function parseSignature(line: string): Signature {
  const parts = /^(?<name>.*?) ?<(?<email>[^>]*)> (?<seconds>-?\d+)/s.exec(line)?.groups;
  const date = new Date(Number(parts?.["seconds"] ?? 0) * 1000).toISOString().replace(".000Z", "Z");
  return { name: parts?.["name"] ?? "", email: parts?.["email"] ?? "", date };
}
