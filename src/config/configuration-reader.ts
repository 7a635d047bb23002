import type { Organization } from "../domain/organization/schema.ts";
import { fail } from "../domain/result.ts";
import type { ConfigurationFault, ConfigurationReader } from "../ports/configuration-reader.ts";
import type { Defaults } from "./defaults.ts";
import { homeNamed } from "./home-named.ts";
import type { ConfigurationProblem } from "./problem.ts";
import { readConfiguration } from "./read-configuration.ts";
import { type GateProblem, resolveConfiguration } from "./resolve-configuration.ts";
import { gateProblemsOf } from "./team/gate-problem.ts";

/** Reads configurations on top of the shipped defaults. */
export function createConfigurationReader(defaults: Defaults): ConfigurationReader {
  return {
    read(text) {
      const read = readConfiguration(text, defaults);
      if (!read.ok) return { role: "invalid", faults: read.failure.map(faultOf), home: homeNamed(text) };
      if (read.value.role === "joined") return read.value;
      const { draft, logins, repositories } = read.value;
      return {
        role: "home",
        logins,
        repositories,
        writer: draft.organization.writer ?? null,
        resolve(lookups) {
          const resolved = resolveConfiguration(draft, lookups, gateProblems);
          return resolved.ok ? resolved : fail(resolved.failure.map(faultOf));
        },
      };
    },
  };
}

function faultOf({ line, column, endLine, code, message, hint }: ConfigurationProblem): ConfigurationFault {
  return { line, column, endLine, code, message: hint === null ? message : `${message} ${hint}` };
}

function gateProblems(organization: Organization): readonly GateProblem[] {
  return gateProblemsOf(organization);
}
