// Each line for a terminal that the documentation shows is one that is understood: scripts, files, and the command tutti's own words.
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { readLine } from "../../cli/read-line.ts";
import { verbs } from "../../cli/verbs.ts";
import { commandLines } from "../../demo/pages/command-lines.ts";
import { yoursPage } from "../../demo/pages/yours-page.ts";
import { html } from "../../sandbox/page/html.ts";
import { isThere, readText } from "../support/documentation.ts";
import { namedLines, shownLines, wordsOf } from "../support/documented-lines.ts";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readText("package.json")));
const ofNpm = new Set(["ci", "install", "start", "test"]);
const ofGit = new Set(["http-backend", "add", "clone", "commit", "fetch", "log", "push", "show", "switch"]);

const place = { apiUrl: "http://127.0.0.1:4400/api/v3", token: "<token>", repository: "orchestra/score" };
const onTheDemo = [
  ...linesOfYours(),
  ...commandLines(place).map(({ line }) => ({ path: "the demo's page of the command", line })),
];

function linesOfYours() {
  return Array.from(
    html`${yoursPage().main}`.toString().matchAll(/<pre[^>]*><code>([^<]*)<\/code>/g),
    ([, text = ""]) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
  ).flatMap((text) => text.split("\n").map((line) => ({ path: "the demo's last page", line })));
}

describe("what the documentation shows for a terminal", () => {
  it("was found", () => {
    expect(shownLines.length).toBeGreaterThan(30);
    expect(namedLines.length).toBeGreaterThan(5);
    expect(onTheDemo.length).toBeGreaterThan(5);
  });

  it.each([...shownLines, ...namedLines, ...onTheDemo])("$path: $line", ({ line }) => {
    expect(whatIsWrongWith(line)).toBeNull();
  });
});

/** `null`: nothing. */
function whatIsWrongWith(line: string): string | null {
  const words = wordsOf(line);
  const [program = "", first = ""] = words;
  switch (program) {
    case "npm":
      return whatIsWrongWithNpm(words.slice(1));
    case "npx":
      return first === "tutti" ? whatIsWrongWithTutti(words.slice(2)) : "npx runs something that is not ours";
    case "tutti":
      return whatIsWrongWithTutti(words.slice(1));
    case "node":
      if (/(?:^|\/)tutti\.mjs$/.test(first)) return whatIsWrongWithTutti(words.slice(2));
      return first.includes("<") || isThere(first) ? null : `${first} is not there`;
    case "git":
      return ofGit.has(first) ? null : `git ${first} was not expected`;
    case "docker":
      return ["compose", "build"].includes(first) && isThere("Dockerfile") ? null : `docker ${first}`;
    case "openssl":
    case "gh":
    case "cd":
    case "chmod":
    case "curl":
    case "ln":
    case "eval":
    case "source":
      return null;
    default:
      return isThere(program) ? null : `${program} is no program that was expected`;
  }
}

function whatIsWrongWithNpm([verb = "", script = "", ...rest]: readonly string[]): string | null {
  if (verb === "exec") return whatIsWrongWith(rest.join(" ").replaceAll("'", ""));
  if (verb !== "run") return ofNpm.has(verb) ? null : `npm ${verb} was not expected`;
  if (!Object.hasOwn(scripts, script)) return `there is no script ${script}`;
  return script === "tutti" && rest.length > 0 ? whatIsWrongWithTutti(rest.slice(1)) : null;
}

function whatIsWrongWithTutti(words: readonly string[]): string | null {
  if (words.length === 0 || words[0] === "<command>") return null;
  try {
    // As whoever copies the line names their own repository.
    const filledIn = words.map((word) => (word === "<owner>/<name>" ? "orchestra/score" : word));
    readLine(verbs, filledIn);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
