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

const own = Object.fromEntries(
  [...styleSheets.map((name) => `${name}.css`), "live.js", "icon.svg"].map((name) => [
    `/_page/${name}`,
    new URL(`assets/${name}`, import.meta.url),
  ]),
);

/** Where browsers look for an icon, whatever a page says. */
const usualIcon = { "/favicon.ico": new URL("assets/icon.svg", import.meta.url) };

/** Gives `null` for what is none of the page's files, and none of those that were brought. */
export function createAssetServer(brought: Readonly<Record<string, URL>>) {
  const files = new Map(Object.entries({ ...own, ...usualIcon, ...brought }));
  return async ({ pathname, searchParams }: URL): Promise<Response | null> => {
    if (pathname === "/_page/labels.css") return labelStyle(searchParams.get("colors") ?? "");
    const file = files.get(pathname);
    if (file === undefined) return null;
    const headers = { "content-type": typeOf(pathname), "cache-control": "no-cache" };
    return new Response(await readFile(file, "utf8"), { headers });
  };
}

function typeOf(path: string): string {
  if (path.endsWith(".css")) return "text/css; charset=utf-8";
  return path.endsWith(".js") ? "text/javascript; charset=utf-8" : "image/svg+xml";
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
