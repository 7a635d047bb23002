// Each line for the command `tutti` that the documentation shows is carried out, in this process, at a sandbox GitHub.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../cli/context.ts";
import { runLine } from "../../cli/run.ts";
import { runProgram } from "../../cli/run-program.ts";
import { verbs } from "../../cli/verbs.ts";
import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import { namedLines, shownLines, wordsForTutti } from "../support/documented-lines.ts";
import { createShaped } from "../support/shaped-repository.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";

/** `ada`, task 12 and the label `bug` are what the documentation names. */
const configuration = `
lead: conductor
mode: observe
members:
  conductor: { github: conductor }
  lena: { github: viola-lead, domain: strings }
  ada: { github: viola-dev, domain: strings }
  cello-dev: { github: cello-dev, domain: strings }
domains:
  strings: { lead: lena, paths: ["strings/**"] }
`;
const documentedTask = 12;

const filledIn: Readonly<Record<string, string>> = {
  "octo-org/octo-repo": "orchestra/score",
  "owner/name": "orchestra/score",
  "<owner>/<name>": "orchestra/score",
  "<n>": String(documentedTask),
  // Whatever runs on this machine is not asked.
  "http://localhost:3000": "http://127.0.0.1:9",
};

const lines = [...new Set([...shownLines, ...namedLines].flatMap(({ line }) => lineOf(line)))].toSorted(
  (left, right) => Number(isLast(left)) - Number(isLast(right)),
);

let stage: Stage;
let folder: string;
let fresh: { readonly fullName: string; readonly token: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tutti-lines-"));
  stage = await setStage({ configuration });
  const people = peopleOnStage(stage);
  for (let number = 1; number < documentedTask; number += 1) people.open("passerby", "A word", "", ["bug"]);
  stage.takeWebhooks();
  people.open("conductor", "Search", "In `strings/viola.md`.", ["kind/instruction", "domain/strings"]);
  const opened = stage.takeWebhooks();
  await stage.carry(opened);
  people.say("viola-lead", documentedTask, "/assign @ada");
  await stage.settle();
  const payload = opened.find(({ event, action }) => event === "issues" && action === "opened")?.body ?? "";
  await writeFile(join(folder, "payload.json"), payload);
  await writeFile(
    join(folder, "delivery.json"),
    JSON.stringify({ event: "issues", request: { payload: JSON.parse(payload) } }),
  );
  await mkdir(join(folder, ".github"));
  await writeFile(join(folder, ".github/tutti.yml"), configuration);
  const files = { "README.md": "# Work\n" };
  fresh = await createShaped(stage.sandbox, { owner: "fresh", people: { eve: "admin" }, files });
}, 60_000);
afterAll(async () => {
  await stage.stop();
  await rm(folder, { recursive: true, force: true });
});

test("lines were found", () => {
  expect(lines.length).toBeGreaterThan(40);
});

test.each(lines)("tutti %s", async (line) => {
  // A repository that has a configuration already is not begun with once more.
  const words = (begins(line) ? line.replace("orchestra/score", fresh.fullName) : line).split(" ");
  const verb = verbs.find(({ name }) => name === words[0]);
  const out: string[] = [];
  const error: string[] = [];
  const code = await runLine(verbs, words, contextFor(line), {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
  });
  expect(error).toEqual([]);
  // No App runs here, whose page or inbox a checkup could look at.
  expect(code).toBe(/ --(?:app-url|inbox) /.test(line) ? 1 : 0);
  expect(out.join("\n")).not.toBe("");
  if (words.includes("--json")) verb?.report.parse(JSON.parse(out.join("\n")));
});

test("GitHub's descriptions were kept", () => {
  expect(stage.sandbox.violations.all).toEqual([]);
});

/** In a repository under care; what begins with nothing, in one that is not. */
function contextFor(line: string): Context {
  const { seeded, sandbox } = stage;
  const here = begins(line) ? join(folder, "fresh", line.replaceAll(/\W/g, "-")) : folder;
  return {
    environment: {
      GITHUB_API_URL: sandbox.apiUrl,
      GITHUB_TOKEN: begins(line) ? fresh.token : seeded.personas["viola-dev"]?.token,
      GITHUB_REPOSITORY: begins(line) ? fresh.fullName : "orchestra/score",
      XDG_CACHE_HOME: folder,
    },
    folder: here,
    clock: createLeapingClock(stage.time.clock.now()),
    run: async (program, parameters) =>
      program === "git" && parameters[0] !== "rev-parse" ? runProgram(folder, program, parameters) : null,
    progress: () => {},
  };
}

function begins(line: string): boolean {
  return line.startsWith("init");
}

/** What is removed is removed last. */
function isLast(line: string): boolean {
  return line.startsWith("uninstall --yes");
}

/** None for a line that leaves more to fill in than can be. */
function lineOf(line: string): readonly string[] {
  const words = wordsForTutti(line)?.map((word) => filledIn[word] ?? word) ?? [];
  return words.length === 0 || words.some((word) => word.includes("<")) ? [] : [words.join(" ")];
}
