import { configurationReport } from "../../messages/configuration-report.ts";
import { configurationPath } from "../../ports/configuration-reader.ts";
import type { Effect } from "../../ports/effect.ts";
import type { PullRequestLook } from "../../ports/forge-facts.ts";
import { readConfiguration } from "../configuration/read-configuration.ts";
import type { Home } from "../home.ts";
import { checkEffect, headOf } from "./pull-request-effects.ts";

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
  const { sha } = facts.head;
  if (!concerns || look.ownChecks.some(({ name }) => name === checkName)) return [];
  const file = await home.forge.file(home.repository, configurationPath, sha);
  if (file === null) return [];
  const read = await readConfiguration(home, file.text);
  const faults = read.outcome === "faulty" ? read.faults : [];
  const effect = checkEffect(
    headOf(look),
    checkName,
    faults.length === 0 ? "success" : "failure",
    configurationReport(faults),
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
