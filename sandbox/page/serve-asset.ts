import { readFile } from "node:fs/promises";
import { isColor, labelRule } from "./parts/label-color.ts";

/** In the order in which a page loads them. */
export const styleSheets = [
  "tokens",
  "elements",
  "frame",
  "lists",
  "conversation",
  "merge-box",
  "code",
] as const;

type File = { readonly name: string; readonly type: string };
const files: readonly File[] = [
  ...styleSheets.map((name) => ({ name: `${name}.css`, type: "text/css; charset=utf-8" })),
  { name: "live.js", type: "text/javascript; charset=utf-8" },
  { name: "icon.svg", type: "image/svg+xml" },
];

/** `null`: none of the page's files. */
export async function serveAsset({ pathname, searchParams }: URL): Promise<Response | null> {
  if (pathname === "/_page/labels.css") return labelStyle(searchParams.get("colors") ?? "");
  const file = files.find(({ name }) => pathname === `/_page/${name}`);
  if (file === undefined) return null;
  const text = await readFile(new URL(`assets/${file.name}`, import.meta.url), "utf8");
  return new Response(text, { headers: { "content-type": file.type, "cache-control": "no-cache" } });
}

/** Labels have any colour, and the page's policy allows no style but of a file. */
function labelStyle(colors: string): Response {
  const rules = colors.split("-").filter(isColor).map(labelRule);
  return new Response(`${rules.join("\n")}\n`, { headers: { "content-type": "text/css; charset=utf-8" } });
}

/** Where the style of labels of these colours is. */
export function labelStylePath(colors: readonly string[]): string {
  return `/_page/labels.css?colors=${colors.join("-")}`;
}
