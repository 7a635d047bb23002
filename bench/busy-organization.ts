// An organisation at work: what its members order, task by task, for the benches to decide.
import { configurationFrom } from "../test/support/configuration.ts";
import type { Actor } from "../src/domain/actor.ts";
import type { Command, TaskCommand } from "../src/domain/commands.ts";
import { carryOut } from "../src/domain/decide.ts";
import type { Event } from "../src/domain/events.ts";
import { AccountId, Cause, MemberId, RepositoryId, TaskId } from "../src/domain/ids.ts";
import { OrganizationState } from "../src/domain/organization-state.ts";
import { instant } from "../src/domain/time.ts";
import { type Timestamp, toTimestamp } from "../src/domain/timestamp.ts";

export const repository = RepositoryId.parse(1);

const start = Date.UTC(2026, 0, 5, 9);
const developersPerDomain = 6;
const domains = ["core", "web", "data", "docs"];

const people = ["grace", ...domains.flatMap((domain) => [`${domain}-lead`, ...developersOf(domain)])];

/** One at the top, four domains with a lead and six developers each, all with office hours. */
const configuration = configurationFrom(`
lead: grace
mode: enforce
members:
${people.map((id) => `  ${id}: { github: ${id}-g${domainKey(id)}, calendar: { time-zone: Europe/Paris, hours: { mon-fri: "9:00-17:00" } } }`).join("\n")}
domains:
${domains.map((domain) => `  ${domain}: { lead: ${domain}-lead, paths: ["${domain}/**"] }`).join("\n")}
`);

function developersOf(domain: string): readonly string[] {
  return Array.from({ length: developersPerDomain }, (_, index) => `${domain}-${index + 1}`);
}

function domainKey(id: string): string {
  const domain = domains.find((each) => id.startsWith(each));
  return domain === undefined ? "" : `, domain: ${domain}`;
}

/** Actors by member, made once: who gives an order is looked up before it is decided. */
const actors: ReadonlyMap<string, Actor> = new Map(
  people.map((id, index) => [
    id,
    {
      kind: "account",
      account: AccountId.parse(101 + index),
      login: `${id}-g`,
      bot: false,
      member: MemberId.parse(id),
      permission: id.endsWith("lead") ? "maintain" : "write",
    },
  ]),
);

/** What happens to a task after it was opened, again and again: never refused, so that every order is work. */
const round = [
  "AssignTask",
  "StartTask",
  "BlockTask",
  "UnblockTask",
  "EstimateTask",
  "UnassignTask",
] as const;
export const ordersPerRound = round.length;

export class BusyOrganization {
  readonly state = OrganizationState.empty();
  #orders = 0;

  /** The first events: whose ledger it is, and the configuration in force. */
  begin(): readonly Event[] {
    return [
      ...this.carryOut({ type: "OpenLedger", home: repository, installation: 7, ...this.#facts("ledger") }),
      ...this.carryOut({
        type: "AcceptConfiguration",
        commit: null,
        digest: "bench",
        resolved: configuration,
        ...this.#facts("configuration"),
      }),
    ];
  }

  /** Decides a command and applies what comes of it. */
  carryOut(command: Command): readonly Event[] {
    return carryOut(this.state, command);
  }

  open(number: number): Command {
    const domain = domainOf(number);
    return {
      type: "OpenTask",
      ...this.#order(`${domain}-lead`, number, "/track"),
      repository,
      number,
      description: {
        kind: "instruction",
        title: `Answer the question number ${number} that ${domain} was asked`,
        criteria: { total: 0, ticked: 0 },
      },
      author: AccountId.parse(101),
      parent: null,
      issueOpen: true,
      routing: { body: "", labels: ["tier/1", `domain/${domain}`], paths: [] },
      ordered: false,
    };
  }

  /** The order number `turn` on a task; rounds begin with 0. */
  next(number: number, turn: number): Command {
    const domain = domainOf(number);
    const developer = `${domain}-${(number % developersPerDomain) + 1}`;
    const type = round[turn % round.length] ?? "AssignTask";
    switch (type) {
      case "AssignTask":
        return { type, ...this.#order(`${domain}-lead`, number, type), assignee: MemberId.parse(developer) };
      case "BlockTask": {
        const blocker = {
          kind: "action",
          reason: "waits for an answer",
          owner: MemberId.parse("grace"),
          action: "answer",
        } as const;
        return { type, ...this.#order(developer, number, type), blocker };
      }
      case "EstimateTask":
        return { type, ...this.#order(developer, number, type), hours: 1 + (turn % 16) };
      case "StartTask":
      case "UnblockTask":
      case "UnassignTask":
        return { type, ...this.#order(developer, number, type) };
      default:
        return type satisfies never;
    }
  }

  #order(member: string, number: number, text: string): Omit<TaskCommand, "type"> & { task: TaskId } {
    const by = actors.get(member);
    if (by === undefined) throw new Error(`nobody is called ${member}`);
    const subject = inOnePiece(`I_kwDOABCDEF${String(number).padStart(6, "0")}`);
    const comment = inOnePiece(`IC_kwDOABCDEF${String(this.#orders).padStart(8, "0")}`);
    return {
      ...this.#facts(inOnePiece(`comment:${comment}:0123456789abcdef:0`)),
      by,
      task: TaskId.parse(subject),
      text,
      place: { subject, repository, number, comment },
    };
  }

  #facts(cause: string) {
    return {
      at: this.#now(),
      by: { kind: "tutti" },
      cause: Cause.parse(cause),
      text: "",
      place: null,
    } as const;
  }

  /** Five orders a second. */
  #now(): Timestamp {
    this.#orders += 1;
    return toTimestamp(instant(start + this.#orders * 200));
  }
}

/** As texts read from GitHub are: one that was put together is flattened by whoever looks at it first. */
function inOnePiece(text: string): string {
  return structuredClone(text);
}

function domainOf(number: number): string {
  return domains[number % domains.length] ?? "core";
}
