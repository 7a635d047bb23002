import type { z } from "zod";
import { Calendar } from "../domain/business-time/calendar.ts";
import type { RoutingRules } from "../domain/routing/schema.ts";
import type { Lifecycle } from "../domain/task/lifecycle.ts";
import { readCalendar } from "./calendars.ts";
import { DefaultsFile } from "./file/defaults.ts";
import { LifecycleEntry } from "./file/lifecycle.ts";
import { RoutingEntry } from "./file/routing.ts";
import { wholeLifecycle } from "./lifecycle/whole-lifecycle.ts";
import { formatProblem } from "./problem.ts";
import { wholeRouting } from "./routing/whole-routing.ts";
import { Report } from "./report.ts";
import { readYaml } from "./yaml/source.ts";

/** The texts of `config/defaults.yml`, `config/lifecycle.yml` and `config/routing.yml`. */
export type DefaultTexts = { readonly team: string; readonly lifecycle: string; readonly routing: string };

/** What holds for a team that does not say otherwise. */
export type Defaults = {
  readonly team: DefaultsFile;
  readonly calendars: { readonly human: Calendar; readonly agent: Calendar };
  readonly lifecycle: Lifecycle;
  readonly routing: RoutingRules;
};

/** A file that is shipped with the program is broken: a mistake of the program or its packaging. */
export class BrokenDefaultsError extends Error {
  override readonly name = "BrokenDefaultsError";

  constructor(file: string, cause: unknown) {
    super(`The shipped ${file} cannot be used: ${String(cause)}`, { cause });
  }
}

/** @throws BrokenDefaultsError */
export function readDefaults(texts: DefaultTexts): Defaults {
  return {
    ...read("config/defaults.yml", texts.team, DefaultsFile, (file, report) => ({
      team: file,
      calendars: {
        human: shippedCalendar(file, "human", report),
        agent: shippedCalendar(file, "agent", report),
      },
    })),
    lifecycle: read("config/lifecycle.yml", texts.lifecycle, LifecycleEntry, wholeLifecycle),
    routing: read("config/routing.yml", texts.routing, RoutingEntry, wholeRouting),
  };
}

function shippedCalendar(file: DefaultsFile, kind: "human" | "agent", report: Report): Calendar {
  const always = Calendar.parse({ timeZone: "UTC", hours: "round-the-clock" });
  return readCalendar(file.members[kind].calendar, ["members", kind, "calendar"], always, report) ?? always;
}

function read<Schema extends z.ZodType, Value>(
  file: string,
  text: string,
  schema: Schema,
  finish: (entry: z.infer<Schema>, report: Report) => Value,
): Value {
  const source = readYaml(text);
  const report = new Report(source);
  report.include(source.problems);
  refuseProblems(file, report);
  const value = attempt(file, () => finish(schema.parse(source.value), report));
  refuseProblems(file, report);
  return value;
}

function refuseProblems(file: string, report: Report): void {
  const [problem] = report.problems();
  if (problem !== undefined) throw new BrokenDefaultsError(file, formatProblem(file, problem));
}

function attempt<Value>(file: string, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    throw new BrokenDefaultsError(file, error);
  }
}
