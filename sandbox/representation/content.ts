import type { TreeEntry } from "../state/git-storage.ts";
import type { Repository } from "../state/repository.ts";
import { repositoryHtmlUrl, repositoryUrl } from "./repository.ts";
import type { View } from "./view.ts";

/** Beyond this many bytes GitHub gives content only to whom asks for it raw. */
const largestContent = 1_048_576;

const kinds = { blob: "file", tree: "dir", commit: "submodule" } as const;

/** A file with what is in it, as the branch, tag or commit `ref` has it. */
export function showFile(view: View, repository: Repository, entry: TreeEntry, blob: Buffer, ref: string) {
  const isTooLarge = blob.byteLength > largestContent;
  return {
    ...showEntry(view, repository, entry, ref),
    size: blob.byteLength,
    encoding: isTooLarge ? "none" : "base64",
    content: isTooLarge ? "" : blob.toString("base64").replaceAll(/.{60}/g, "$&\n"),
  };
}

/** Something in a folder, without its content. */
export function showEntry(view: View, repository: Repository, entry: TreeEntry, ref: string) {
  const url = repositoryUrl(view, repository);
  const html = repositoryHtmlUrl(view, repository);
  const path = entry.path.split("/").map(encodeURIComponent).join("/");
  const self = `${url}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = `${url}/git/${entry.type === "tree" ? "trees" : "blobs"}/${entry.oid}`;
  const page = `${html}/${entry.type === "tree" ? "tree" : "blob"}/${ref}/${path}`;
  return {
    type: kinds[entry.type],
    name: entry.path.slice(entry.path.lastIndexOf("/") + 1),
    path: entry.path,
    sha: entry.oid,
    size: entry.size ?? 0,
    url: self,
    git_url: git,
    html_url: page,
    download_url: entry.type === "blob" ? `${html}/raw/${ref}/${path}` : null,
    _links: { self, git, html: page },
  };
}
