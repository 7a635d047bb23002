import { resolve } from "node:path";
import * as z from "zod";
import { checkDoor } from "../checkup/check-door.ts";
import { checkGate } from "../checkup/check-gate.ts";
import { checkRepository } from "../checkup/check-repository.ts";
import { checkInboxFile } from "../checkup/check-inbox.ts";
import { checkRunningApp, checkService, inboxUnseen } from "../checkup/check-service.ts";
import { checkTeam } from "../checkup/check-team.ts";
import { checkWriter } from "../checkup/check-writer.ts";
import { findGateGiver } from "../checkup/find-gate-giver.ts";
import { Finding } from "../checkup/finding.ts";
import { reach } from "../github/reach.ts";
import { countOf } from "../output/count-of.ts";
import { defineVerb } from "../verb.ts";

const signs = { good: "ok", warning: "warning", bad: "BAD", unknown: "?" } as const;

export const doctor = defineVerb({
  name: "doctor",
  summary: "Looks at everything that Tutti needs here, and says how to mend what is missing",
  details: [
    "With a person's token it sees the repository, its rules, the ledger, the Action's workflow and the quota; with the App's (APP_ID and PRIVATE_KEY) the App's permissions and events as well.",
    "It changes nothing: each fix is a sentence, or a line to copy.",
  ],
  operands: [],
  options: [
    { name: "app-url", takes: "url", summary: "A running App: whether it is ready, and its dead letters" },
    {
      name: "inbox",
      takes: "file",
      summary: "The App's inbox on this machine: its dead letters; INBOX_FILE unless said",
    },
  ],
  examples: [
    "doctor",
    "doctor --app-url http://localhost:3000",
    "doctor --inbox var/inbox.sqlite",
    "doctor --json",
  ],
  input: z.object({
    repo: z.string().optional(),
    "app-url": z.url("write a whole address, as http://localhost:3000").optional(),
    inbox: z.string().optional(),
  }),
  report: z.object({ repository: z.string(), findings: z.array(Finding) }),
  run: async (context, { repo, "app-url": appUrl, inbox }) => {
    const github = await reach(context, repo);
    const team = await checkTeam(context, github, repo);
    const inboxFile = inbox ?? (context.environment["INBOX_FILE"]?.trim() || undefined);
    const { findings: ofDoor, door, actsAsApp } = await checkDoor(github, team.frame);
    const giver = await findGateGiver(github, { home: team.home, actsAsApp });
    const findings = [
      ...checkRepository(github),
      ...team.findings,
      ...(team.frame === null ? [] : [checkWriter(team.frame, giver, { actsAsApp })]),
      ...(await checkGate(github, team.frame, giver)),
      ...ofDoor,
      ...(await checkService(context, github)),
      ...(appUrl === undefined ? [] : await checkRunningApp(appUrl)),
      ...(inboxFile === undefined ? [] : [await checkInboxFile(resolve(context.folder, inboxFile))]),
      ...(appUrl === undefined && inboxFile === undefined && door === "app" ? [inboxUnseen] : []),
    ];
    const bad = findings.filter(({ status }) => status === "bad").length;
    const warnings = findings.filter(({ status }) => status === "warning").length;
    const lines = findings.map(
      ({ name, status, what, fix }) =>
        `${signs[status].padEnd(7)}  ${name}: ${what}${fix === null ? "" : `\n         ${fix}`}`,
    );
    return {
      report: { repository: `${github.repository.owner}/${github.repository.name}`, findings },
      text: [...lines, "", `${countOf(bad, "problem")}, ${countOf(warnings, "warning")}.`].join("\n"),
      exit: bad === 0 ? "done" : "problems",
    };
  },
});
