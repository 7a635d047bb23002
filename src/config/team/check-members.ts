import type { MemberId } from "../../domain/ids.ts";
import { suggestion } from "../closest.ts";
import { checkBranchPattern } from "../check-pattern.ts";
import type { ConfigurationFile } from "../file/configuration-file.ts";
import type { MemberEntry } from "../file/member.ts";
import type { KeyPath } from "../problem.ts";
import type { Report } from "../report.ts";
import { type NamedAccount, loginKey, namedAccounts } from "./accounts.ts";
import { membersOf } from "./entries.ts";
import type { KnownNames } from "./known-names.ts";

/** Events say `tutti` for a rule or the clock, so nobody may be called so. */
const reservedId = "tutti";

export function checkMembers(file: ConfigurationFile, names: KnownNames, report: Report): void {
  for (const [id, member] of membersOf(file)) {
    const path = ["members", id];
    if (id === reservedId) {
      const message = `“${id}” stands for the program itself and cannot be a member.`;
      report.add({ path, code: "reserved-id", message, on: "key" });
    }
    names.checkDomain(member.domain, [...path, "domain"], report);
    if (typeof member.calendar === "string")
      names.checkCalendar(member.calendar, [...path, "calendar"], report);
    checkSkills(file, member, path, report);
    if (member.kind === "agent") checkAgent(file, id, member, names, report);
    else checkHuman(id, member, report);
  }
  checkSharedLogins(file, report);
}

function checkAgent(
  file: ConfigurationFile,
  id: MemberId,
  { accountable, branches = [] }: MemberEntry,
  names: KnownNames,
  report: Report,
): void {
  const path = ["members", id, "accountable"];
  names.checkMember(accountable, path, report);
  if (accountable === undefined) {
    report.add({
      path: ["members", id],
      code: "agent-without-accountable",
      message: `The agent ${id} needs a human who answers for it.`,
      hint: "Add `accountable: <member>`.",
      on: "key",
    });
  } else if (file.members?.[accountable]?.kind === "agent") {
    const message = `${accountable} is an agent; a human has to answer for ${id}.`;
    report.add({ path, code: "accountable-not-human", message });
  }
  for (const [index, pattern] of branches.entries()) {
    checkBranchPattern(pattern, ["members", id, "branches", index], report);
  }
}

function checkHuman(id: MemberId, member: MemberEntry, report: Report): void {
  const hint = "Add `kind: agent` if it is one.";
  for (const key of ["accountable", "sessions", "branches"] as const) {
    if (member[key] === undefined) continue;
    const message = `Only agents have \`${key}\`, and ${id} is a human.`;
    report.add({ path: ["members", id, key], code: "contradiction", message, hint, on: "key" });
  }
  for (const { login, path } of namedAccounts(member.github, ["members", id, "github"])) {
    if (!login.toLowerCase().endsWith("[bot]")) continue;
    report.add({ path, code: "contradiction", message: `${login} is an app, and ${id} is a human.`, hint });
  }
}

function checkSkills(file: ConfigurationFile, member: MemberEntry, path: KeyPath, report: Report): void {
  const { skills: known } = file;
  if (known === undefined) return;
  const named = [
    ...Object.keys(member.skills ?? {}).map(
      (skill) => ({ skill, at: ["skills", skill], on: "key" }) as const,
    ),
    ...(member.wants ?? []).map((skill, index) => ({ skill, at: ["wants", index], on: "value" }) as const),
  ];
  for (const { skill, at, on } of named) {
    if (known.includes(skill)) continue;
    const message = `“${skill}” is not in the list of skills.`;
    report.add({
      path: [...path, ...at],
      code: "unknown-skill",
      message,
      hint: suggestion(skill, known),
      on,
    });
  }
}

/** An account speaks for one member: otherwise nobody could say who approved. */
function checkSharedLogins(file: ConfigurationFile, report: Report): void {
  const owners = new Map<string, MemberId>();
  for (const [id, { github }] of membersOf(file)) {
    for (const account of namedAccounts(github, ["members", id, "github"])) {
      const taken = keysOf(account).flatMap((key) => owners.get(key) ?? []);
      const [owner] = taken;
      if (owner !== undefined) {
        const message = `${account.login} is already an account of ${owner}.`;
        report.add({ path: account.path, code: "shared-login", message });
      }
      for (const key of keysOf(account)) owners.set(key, owner ?? id);
    }
  }
}

function keysOf({ login, id }: NamedAccount): readonly string[] {
  return id === null ? [loginKey(login)] : [loginKey(login), `#${id}`];
}
