import { type RoleName, roleNames } from "../../domain/organization/schema.ts";
import type { ConfigurationFile } from "../file/configuration-file.ts";
import type { SeatEntry } from "../file/names.ts";
import type { KeyPath } from "../problem.ts";
import type { Report } from "../report.ts";
import { checkSeat } from "./check-seat.ts";
import { humansOf } from "./entries.ts";
import type { KnownNames } from "./known-names.ts";
import { leadOf, seatOf } from "./seats.ts";

export function checkRoles(file: ConfigurationFile, names: KnownNames, report: Report): void {
  const seats: readonly (readonly [KeyPath, SeatEntry | undefined, RoleName])[] = [
    [["lead"], file.lead, "engineering-manager"],
    ...roleNames.map((role) => [["roles", role], file.roles?.[role], role] as const),
  ];
  for (const [path, entry, role] of seats) {
    if (entry === undefined) continue;
    const { member, deputy } = seatOf(entry);
    const holderPath = typeof entry === "string" ? path : [...path, "member"];
    checkSeat(
      { holder: { id: member, path: holderPath }, deputy: { id: deputy, path: [...path, "deputy"] } },
      kindOf(role),
      { file, names, report },
    );
  }
}

function kindOf(role: RoleName): "must-be-human" | "may-be-agent" {
  switch (role) {
    case "engineering-manager":
    case "tech-lead":
      return "must-be-human";
    case "planner":
    case "architect":
    case "qa-lead":
      return "may-be-agent";
    default:
      return role satisfies never;
  }
}

/** Somebody has to lead: whoever is named, or the only human there is. */
export function checkLead(file: ConfigurationFile, report: Report): void {
  const named = file.roles?.["engineering-manager"] !== undefined && file.roles["tech-lead"] !== undefined;
  if (named || leadOf(file) !== null) return;
  const humans = humansOf(file);
  report.add({
    path: ["lead"],
    code: "missing-key",
    message: humans.length === 0 ? "The team has no human who could lead it." : "Nobody leads the team.",
    hint: humans.length === 0 ? "Add one under `members`." : `Add \`lead: ${humans[0]}\`, or whoever it is.`,
  });
}
