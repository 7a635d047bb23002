import * as z from "zod";
import { memberByAccount, memberById } from "../../src/domain/organization/members.ts";
import type { Member, Organization } from "../../src/domain/organization/schema.ts";
import { MemberId } from "../../src/domain/ids.ts";
import { type Need, needs } from "../../src/domain/needs-you.ts";
import { Timestamp } from "../../src/domain/timestamp.ts";
import { type Team, readTeam } from "../ledger/read-team.ts";
import { distance } from "../output/distance.ts";
import { plainLine } from "../output/plain-text.ts";
import { CommandProblem } from "../problem.ts";
import { gitOption, teamInput } from "../team-options.ts";
import { defineVerb } from "../verb.ts";
import { suggestion } from "../../src/config/closest.ts";
import { askText } from "../report/ask-text.ts";

const Report = z.object({
  member: z.string().nullable(),
  needs: z.array(
    z.object({
      member: z.string(),
      task: z.int(),
      title: z.string(),
      /** What is asked, in a sentence. */
      ask: z.string(),
      /** The command or the click that answers it. */
      answer: z.string(),
      /** Who cannot go on until then. */
      waiting: z.string().nullable(),
      since: Timestamp,
      due: Timestamp.nullable(),
      overdue: z.boolean(),
    }),
  ),
});

export const inbox = defineVerb({
  name: "inbox",
  summary: "Lists what waits for you, or for another member, most urgent first",
  details: [
    "Who waits for whom, since when, and what answers it. Overdue work comes first, then priority and deadline.",
  ],
  operands: [
    {
      name: "member",
      summary: "A member's id or login; yourself unless said, and `all` for everybody",
      required: false,
    },
  ],
  options: [gitOption],
  examples: ["inbox", "inbox ada", "inbox all --json"],
  input: z.object({ member: z.string().optional(), ...teamInput }),
  report: Report,
  run: async (context, { member: asked, ...where }) => {
    const team = await readTeam(context, where);
    const member = asked === "all" ? null : await findMember(team, asked);
    const all = needs(team.state, team.configuration, team.now);
    const own = all.filter((need) => member === null || need.member === member);
    return {
      report: { member, needs: own.map(needReport) },
      text:
        own.length === 0
          ? nothingText(member)
          : own.map((need) => needText(need, member, team.now)).join("\n\n"),
      exit: "done",
    };
  },
});

function needReport(need: Need) {
  const { task, waiting, since, due, overdue } = need;
  const { ask, answer } = askText(need);
  return {
    member: need.member,
    task: task.number,
    title: plainLine(task.title),
    ask,
    answer,
    waiting,
    since,
    due,
    overdue,
  };
}

function needText(need: Need, member: MemberId | null, at: Timestamp): string {
  const { task, waiting, since, due, overdue } = need;
  const { ask, answer } = askText(need);
  const facts = [
    `asked ${distance(since, at)}`,
    ...(waiting === null ? [] : [`${waiting} waits`]),
    ...(due === null ? [] : [`due ${distance(due, at)}${overdue ? ", overdue" : ""}`]),
    ...(task.priority === null ? [] : [task.priority]),
  ];
  const who = member === null ? `${need.member}: ` : "";
  return `#${task.number} ${plainLine(task.title)}\n  ${who}${ask} (${facts.join(", ")})\n  ${answer}`;
}

function nothingText(member: MemberId | null): string {
  return member === null ? "Nothing waits for anybody." : `Nothing waits for ${member}.`;
}

/** By id or login; oneself by the account of the token. */
async function findMember(team: Team, asked: string | undefined): Promise<MemberId> {
  const { configuration, github } = team;
  const { organization } = configuration;
  if (asked === undefined) {
    const account = github === null ? null : (await github.forge.identity()).account;
    const own = account === null ? null : memberByAccount(organization, account);
    if (own !== null) return own.id;
    throw new CommandProblem(
      "usage",
      account === null
        ? "Without a token it cannot be told who you are."
        : "Your account belongs to no member.",
      `Name a member: ${organization.members.map(({ id }) => id).join(", ")}, or \`all\`.`,
    );
  }
  const member = memberNamed(organization, asked) ?? (await memberOfLogin(team, asked));
  if (member !== null) return member.id;
  const names = organization.members.map(({ id }) => id);
  throw new CommandProblem(
    "absent",
    `There is no member “${plainLine(asked)}”.`,
    suggestion(asked, names) ?? "`tutti inbox all` lists what waits for everybody.",
  );
}

function memberNamed(organization: Organization, asked: string): Member | null {
  const id = MemberId.safeParse(asked);
  return id.success ? memberById(organization, id.data) : null;
}

async function memberOfLogin({ configuration, github }: Team, asked: string): Promise<Member | null> {
  const login = asked.replace(/^@/, "");
  const account = (await github?.forge.accounts([login]))?.get(login) ?? null;
  return account === null ? null : memberByAccount(configuration.organization, account);
}
