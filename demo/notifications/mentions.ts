import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

const name = /(?<![\w/@`])@(?<name>[a-z\d](?:[a-z\d-]{0,38})(?:\/[\w-]+)?)/gi;

/** Logins, and teams as `organization/team`, that a text calls; what stands in code calls nobody. */
export function mentionsIn(source: string): ReadonlySet<string> {
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return new Set(namesIn(tree));
}

function namesIn(node: Nodes): readonly string[] {
  if (node.type === "text") {
    return [...node.value.matchAll(name)].flatMap(({ groups }) => groups?.["name"]?.toLowerCase() ?? []);
  }
  return "children" in node ? node.children.flatMap((child) => namesIn(child)) : [];
}
