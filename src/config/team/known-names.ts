import { suggestion } from "../closest.ts";
import type { KeyPath, ProblemCode } from "../problem.ts";
import type { Report } from "../report.ts";
import { isMap } from "../shape/plain-data.ts";

/**
 * The names that a file gives to things, those with faults included: that a member's level is wrong does not
 * make the member unknown.
 */
export class KnownNames {
  readonly #members: ReadonlySet<string> | null;
  readonly #domains: ReadonlySet<string> | null;
  readonly #calendars: ReadonlySet<string> | null;

  constructor(raw: unknown) {
    this.#members = namesIn(raw, "members");
    this.#domains = namesIn(raw, "domains");
    this.#calendars = namesIn(raw, "calendars");
  }

  checkMember(name: string | undefined, path: KeyPath, report: Report): void {
    check(this.#members, name, path, "unknown-member", "member", report);
  }

  checkDomain(name: string | undefined, path: KeyPath, report: Report): void {
    check(this.#domains, name, path, "unknown-domain", "domain", report);
  }

  checkCalendar(name: string | undefined, path: KeyPath, report: Report): void {
    check(this.#calendars, name, path, "unknown-calendar", "calendar", report);
  }
}

/** Null when it is no map at all, and nothing can be said about names. */
function namesIn(raw: unknown, key: string): ReadonlySet<string> | null {
  const map = isMap(raw) ? (raw[key] ?? {}) : {};
  return isMap(map) ? new Set(Object.keys(map)) : null;
}

function check(
  known: ReadonlySet<string> | null,
  name: string | undefined,
  path: KeyPath,
  code: ProblemCode,
  kind: string,
  report: Report,
): void {
  if (name === undefined || known === null || known.has(name)) return;
  report.add({ path, code, message: `There is no ${kind} “${name}”.`, hint: suggestion(name, known) });
}
