import {
  type ConfigurationPlace,
  configurationGone,
  configurationReport,
} from "../../messages/configuration-report.ts";
import type { CommitSha } from "../../domain/ids.ts";
import { configurationPath } from "../../ports/configuration-reader.ts";
import type { Effect } from "../../ports/effect.ts";
import type { PullRequestLook } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import { mayChangeConfiguration } from "../configuration/may-change-configuration.ts";
import { readConfiguration } from "../configuration/read-configuration.ts";
import type { Home } from "../home.ts";
import { type CheckedHead, checkEffect, headOf } from "./pull-request-effects.ts";

const checkName = "tutti / configuration";

/** GitHub takes this many annotations in one request. */
const mostAnnotations = 50;

/** A pull request that changes the configuration is told what is wrong with it, at line and column. It is read, never used. */
export async function configurationCheck(home: Home, look: PullRequestLook): Promise<readonly Effect[]> {
  const { facts } = look;
  const concerns =
    facts.status === "open" &&
    facts.repository === home.repository.id &&
    facts.head.paths?.includes(configurationPath) === true;
  if (!concerns || look.ownChecks.some(({ name }) => name === checkName)) return [];
  const file = await home.forge.file(home.repository, configurationPath, facts.head.sha);
  return file === null ? [] : check(home, headOf(look), file.text, "proposed");
}

/** Whoever pushed a configuration to the default branch sees on that commit whether it is in force, and if not, why. */
export async function pushedConfigurationCheck(
  home: Home,
  hints: readonly Hint[],
): Promise<readonly Effect[]> {
  const pushed = hints.findLast((hint) => mayChangeConfiguration(home.repository, hint));
  if (pushed?.kind !== "branch-pushed") return [];
  if (home.configurationText === null) return goneCheck(home, pushed.head);
  return check(home, { sha: pushed.head, ownChecks: [] }, home.configurationText, "pushed");
}

/** Nothing is in force of a home that never had a configuration, and so nothing is missing there. */
function goneCheck({ state }: Home, sha: CommitSha): readonly Effect[] {
  if (state.frame.configuration === null) return [];
  const effect = checkEffect({ sha, ownChecks: [] }, checkName, "failure", configurationGone);
  return effect === null ? [] : [effect];
}

async function check(
  home: Home,
  head: CheckedHead,
  text: string,
  place: ConfigurationPlace,
): Promise<readonly Effect[]> {
  const read = await readConfiguration(home, text);
  const faults = read.outcome === "faulty" ? read.faults : [];
  const effect = checkEffect(
    head,
    checkName,
    faults.length === 0 ? "success" : "failure",
    configurationReport(faults, place),
  );
  if (effect === null || effect.kind !== "check") return [];
  const annotations = faults.slice(0, mostAnnotations).map(({ line, column, endLine, message }) => ({
    path: configurationPath,
    line,
    endLine,
    column: line === endLine ? column : null,
    level: "failure" as const,
    message,
  }));
  return [{ ...effect, annotations }];
}
