import { type Result, fail, succeed } from "../domain/result.ts";
import { buildDraft } from "./build-draft.ts";
import type { Defaults } from "./defaults.ts";
import { type Draft, loginsOf, repositoriesOf } from "./draft.ts";
import { ConfigurationFile } from "./file/configuration-file.ts";
import { changeLifecycle } from "./lifecycle/change-lifecycle.ts";
import type { ConfigurationProblem, TextRange } from "./problem.ts";
import { Report } from "./report.ts";
import { changeRouting } from "./routing/change-routing.ts";
import { readShape } from "./shape/read-shape.ts";
import { isMap } from "./shape/plain-data.ts";
import { checkTeam } from "./team/check-team.ts";
import { KnownNames } from "./team/known-names.ts";
import { readTeamCalendars } from "./team/team-calendars.ts";
import { type YamlSource, readYaml } from "./yaml/source.ts";

/** What a `.github/tutti.yml` turns out to be. */
export type ReadConfiguration =
  | {
      readonly role: "home";
      readonly draft: Draft;
      /** Logins to look up for `resolveConfiguration`, in lower case, each once. */
      readonly logins: readonly string[];
      /** Full names of repositories to look up, in lower case, each once. */
      readonly repositories: readonly string[];
    }
  /** The repository joins a team whose configuration is elsewhere. */
  | { readonly role: "joined"; readonly home: string };

/**
 * Reads a team's configuration, or finds everything that is wrong with it: problems come in the order of the
 * file, all at once. Nothing is looked up and nothing is trusted: any text will do, and none makes it throw.
 */
export function readConfiguration(
  text: string,
  defaults: Defaults,
): Result<ReadConfiguration, readonly ConfigurationProblem[]> {
  const source = readYaml(text);
  const report = new Report(source);
  report.include(source.problems);
  const raw = withoutEmptySections(source.value);
  const { value: file, findings } = readShape(ConfigurationFile, raw);
  for (const finding of findings) report.add(finding);
  if (!isMap(raw)) return fail(report.problems());
  if (source.brokenAt !== null) return fail(problemsBefore(source, source.brokenAt, report));

  if (file.home !== undefined) return readJoined(file, file.home, report);

  const names = new KnownNames(raw);
  checkTeam(file, raw, names, report);
  const calendars = readTeamCalendars(file, defaults, names, report);
  const lifecycle = changeLifecycle(defaults.lifecycle, file.lifecycle ?? {}, report);
  const routing = changeRouting(defaults.routing, file.routing ?? {}, names, report);
  const problems = report.problems();
  if (problems.length > 0) return fail(problems);

  const draft = buildDraft(file, source, defaults, { calendars, lifecycle, routing });
  return succeed({ role: "home", draft, logins: loginsOf(draft), repositories: repositoriesOf(draft) });
}

/** A section whose lines are all commented out is as good as none. */
function withoutEmptySections(value: unknown): unknown {
  if (value === null) return {};
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, section]) => section !== null));
}

/**
 * After an error of syntax the rest may be read as something that it is not. So what is wrong otherwise is
 * reported only up to the section that the error is in.
 */
function problemsBefore(
  source: YamlSource,
  broken: TextRange,
  report: Report,
): readonly ConfigurationProblem[] {
  const sections = isMap(source.value) ? Object.keys(source.value) : [];
  const starts = sections.map((key) => source.rangeOfKey([key])).filter((start) => isBefore(start, broken));
  const section = Math.max(1, ...starts.map(({ line }) => line));
  const ofText = new Set(source.problems);
  return report.problems((problem) => ofText.has(problem) || problem.line < section);
}

function isBefore(left: TextRange, right: TextRange): boolean {
  return left.line < right.line || (left.line === right.line && left.column < right.column);
}

function readJoined(
  file: ConfigurationFile,
  home: string,
  report: Report,
): Result<ReadConfiguration, readonly ConfigurationProblem[]> {
  for (const key of Object.keys(file)) {
    if (key === "home") continue;
    const message = `This repository's home is ${home}; \`${key}\` has to be said there.`;
    report.add({ path: [key], code: "contradiction", message, on: "key" });
  }
  const problems = report.problems();
  return problems.length > 0 ? fail(problems) : succeed({ role: "joined", home });
}
