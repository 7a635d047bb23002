import type { MemberId } from "../../domain/ids.ts";
import type { ConfigurationFile } from "../file/configuration-file.ts";
import type { KeyPath } from "../problem.ts";
import type { Report } from "../report.ts";
import type { KnownNames } from "./known-names.ts";

type Named = { readonly id: MemberId | null; readonly path: KeyPath };

type Context = {
  readonly file: ConfigurationFile;
  readonly names: KnownNames;
  readonly report: Report;
};

/** Checks who holds a role and who stands in. Those who lead give orders, and an agent's are not taken. */
export function checkSeat(
  { holder, deputy }: { readonly holder: Named; readonly deputy: Named },
  kind: "must-be-human" | "may-be-agent",
  { file, names, report }: Context,
): void {
  for (const { id, path } of [holder, deputy]) {
    if (id === null) continue;
    names.checkMember(id, path, report);
    if (kind === "must-be-human" && file.members?.[id]?.kind === "agent") {
      report.add({ path, code: "lead-not-human", message: `${id} is an agent; only a human can lead.` });
    }
  }
  if (deputy.id !== null && deputy.id === holder.id) {
    const message = `${deputy.id} cannot stand in for themselves.`;
    report.add({ path: deputy.path, code: "contradiction", message });
  }
}
