import { describe, expect, it } from "vitest";
import { findings, problemsOf } from "../../test/support/configuration.ts";
import { formatProblem } from "./problem.ts";

/** A team that is right, to which each test adds what is wrong. Its last line is the fifth. */
const team = `members:
  ada: { github: ada-example }
  robin: { kind: agent, accountable: ada, branches: ["claude/*"] }
domains:
  app: {}
`;

describe("a faulty configuration", () => {
  it("has all its problems in one report, in the order of the file, each with line, column and path", () => {
    const text = `mode: enforced
members:
  ada: { github: ada-example, levle: 3 }
  ben: { github: ADA-EXAMPLE, level: high }
  ben: { github: ben-example }
  robin: { kind: agent }
  wren: { kind: agent, accountable: robin, domain: ap }
  tutti: {}
domains:
  app: { lead: adaa, paths: ["{src"] }
roles:
  tehc-lead: ada
lead: ada
calendar: { time-zone: Europe/Lisboa }
lifecycle:
  transitions:
    - { from: pendin, to: assigned, by: [tutti, nobody], when: [asigned] }
colour: green
`;
    expect(problemsOf(text).map((problem) => formatProblem("tutti.yml", problem))).toEqual([
      "tutti.yml:1:7: “enforced” cannot be mode. Did you mean “enforce”? [invalid-value]",
      "tutti.yml:3:31: “levle” is no setting of members.ada. Did you mean “level”? [unknown-key]",
      "tutti.yml:4:18: ADA-EXAMPLE is already an account of ada. [shared-login]",
      "tutti.yml:4:38: members.ben.level must be a number. [wrong-type]",
      "tutti.yml:5:3: “ben” is here a second time. [duplicate-key]",
      "tutti.yml:6:3: The agent robin needs a human who answers for it. Add `accountable: <member>`. [agent-without-accountable]",
      "tutti.yml:7:37: robin is an agent; a human has to answer for wren. [accountable-not-human]",
      "tutti.yml:7:52: There is no domain “ap”. Did you mean “app”? [unknown-domain]",
      "tutti.yml:8:3: “tutti” stands for the program itself and cannot be a member. [reserved-id]",
      "tutti.yml:10:16: There is no member “adaa”. Did you mean “ada”? [unknown-member]",
      "tutti.yml:10:30: “{src” is no pattern: the brace at character 1 is not closed. [invalid-pattern]",
      "tutti.yml:12:3: “tehc-lead” is no setting of roles. Did you mean “tech-lead”? [unknown-role]",
      "tutti.yml:14:24: There is no time zone “Europe/Lisboa”. Time zones are written as Europe/Berlin or UTC. [unknown-time-zone]",
      "tutti.yml:17:15: “pendin” cannot be lifecycle.transitions[0].from. Did you mean “pending”? [unknown-state]",
      "tutti.yml:17:49: “nobody” cannot be lifecycle.transitions[0].by[1]. Known: tutti, assignee, self, author, reviewer, planner, domain-lead, receiving-lead, escalation-target, maintainer. [unknown-role]",
      "tutti.yml:17:65: “asigned” cannot be lifecycle.transitions[0].when[0]. Did you mean “assigned”? [unknown-guard]",
      "tutti.yml:18:1: “colour” is no setting. Known: home, repositories, mode, modes, paused, writer, lead, roles, members, domains, skills, calendar, calendars, review, gate, routing, lifecycle. [unknown-key]",
    ]);
  });

  it("has for each problem where it ends", () => {
    const [problem] = problemsOf(`${team}mode: enforced\n`);
    expect(problem).toMatchObject({ line: 6, column: 7, endLine: 6, endColumn: 15 });
  });

  it.each([
    ["an empty file", "", ["1:1 missing-key members", "1:1 missing-key domains"]],
    ["no members", "members: {}\ndomains: { app: }\n", ["1:1 missing-key members"]],
    ["a list in place of the file", "- a\n", ["1:1 wrong-type"]],
    ["a text in place of the members", "members: ada\ndomains: { app: }\n", ["1:10 wrong-type members"]],
    [
      "nobody who leads several humans",
      `${team}  docs: {}\n`.replace("domains", "  ben: {}\ndomains"),
      ["1:1 missing-key lead"],
    ],
    ["a lead who is no member", `${team}lead: bob\n`, ["6:7 unknown-member lead"]],
    ["a lead who is an agent", `${team}lead: robin\n`, ["6:7 lead-not-human lead"]],
    [
      "a deputy who is an agent",
      `${team}lead: { member: ada, deputy: robin }\n`,
      ["6:30 lead-not-human lead.deputy"],
    ],
    [
      "a deputy of themselves",
      `${team}lead: { member: ada, deputy: ada }\n`,
      ["6:30 contradiction lead.deputy"],
    ],
    [
      "a seat of an unknown key",
      `${team}lead: { member: ada, deputi: ada }\n`,
      ["6:22 unknown-key lead.deputi"],
    ],
    [
      "a domain led by an agent",
      team.replace("{}", "{ lead: robin }"),
      ["5:16 lead-not-human domains.app.lead"],
    ],
    [
      "unknown members of a domain",
      team.replace("{}", "{ members: [ada, bob] }"),
      ["5:25 unknown-member domains.app.members[1]"],
    ],
    [
      "a member of two domains",
      `${team}  docs: { members: [ada] }\n`.replace("app: {}", "app: { members: [ada] }"),
      ["6:21 contradiction domains.docs.members[0]"],
    ],
    [
      "a member whom another domain lists",
      `${team}  docs: { members: [ada] }\n`.replace("ada: {", "ada: { domain: app,"),
      ["6:21 contradiction domains.docs.members[0]"],
    ],
    [
      "a kind that there is not, and nothing that follows from it",
      team.replace("agent", "robot"),
      ["3:18 invalid-value members.robin.kind"],
    ],
    ["a lead who is no text, and nothing that follows from it", `${team}lead: 5\n`, ["6:7 wrong-type lead"]],
    [
      "an accountable human with no id, and nothing that follows from it",
      team.replace("accountable: ada", "accountable: Ada!"),
      ["3:38 invalid-value members.robin.accountable"],
    ],
    [
      "an id with capitals",
      team.replace("  ada:", "  Ada:"),
      ["2:3 invalid-value members.Ada", "3:38 unknown-member members.robin.accountable"],
    ],
    [
      "a human with an agent's settings",
      team.replace("ada-example", "ada-example, sessions: 2"),
      ["2:31 contradiction members.ada.sessions"],
    ],
    [
      "an app that is said to be human",
      team.replace("ada-example", '"ada[bot]"'),
      ["2:18 contradiction members.ada.github"],
    ],
    [
      "a login twice with one member",
      team.replace("ada-example", "[ada-example, Ada-example]"),
      ["2:32 shared-login members.ada.github[1]"],
    ],
    [
      "an account's number twice",
      team.replace("ada-example", "[{ login: a, id: 7 }, { login: b, id: 7 }]"),
      ["2:40 shared-login members.ada.github[1]"],
    ],
    ["what is no login", team.replace("ada-example", '"@ada"'), ["2:18 invalid-value members.ada.github"]],
    [
      "a branch pattern that cannot be read",
      team.replace("claude/*", "{claude"),
      ["3:54 invalid-pattern members.robin.branches[0]"],
    ],
    [
      "a skill that is not listed",
      `skills: [react]\n${team}`.replace("ada-example", "ada-example, skills: { raect: 3 }, wants: [vue]"),
      ["3:41 unknown-skill members.ada.skills.raect", "3:61 unknown-skill members.ada.wants[0]"],
    ],
    [
      "a skill level above five",
      team.replace("ada-example", "ada-example, skills: { react: 6 }"),
      ["2:48 invalid-value members.ada.skills.react"],
    ],
    [
      "a calendar that there is not",
      team.replace("ada-example", "ada-example, calendar: berlin"),
      ["2:41 unknown-calendar members.ada.calendar"],
    ],
    [
      "a calendar without working time",
      `${team}calendar: { hours: {} }\n`,
      ["6:13 no-working-time calendar.hours"],
    ],
    [
      "a span without length",
      `${team}calendar: { hours: { mon: "9:00-09:00" } }\n`,
      ["6:27 no-working-time calendar.hours.mon"],
    ],
    [
      "hours that are none",
      `${team}calendar: { hours: { mon: "9-17" } }\n`,
      ["6:27 invalid-value calendar.hours.mon"],
    ],
    [
      "a weekday that is none",
      `${team}calendar: { hours: { monday: "9:00-17:00" } }\n`,
      ["6:22 invalid-value calendar.hours.monday"],
    ],
    [
      "a day off that does not exist",
      `${team}calendar: { days-off: [2026-02-30] }\n`,
      ["6:24 invalid-value calendar.days-off[0]"],
    ],
    [
      "days off that end before they begin",
      `${team}calendar: { days-off: [2026-02-20..2026-02-10] }\n`,
      ["6:24 invalid-value calendar.days-off[0]"],
    ],
    [
      "a layer's pattern that cannot be read",
      `${team}review: { layers: { qa: { paths: ["!x"] } } }\n`,
      ["6:35 invalid-pattern review.layers.qa.paths[0]"],
    ],
    [
      "a separation that there is not",
      `${team}review: { separation: combnied }\n`,
      ["6:23 invalid-value review.separation"],
    ],
    [
      "underscores in place of hyphens",
      `${team}gate: { when_paused: pass }\n`,
      ["6:9 unknown-key gate.when_paused"],
    ],
    [
      "a repository without owner",
      `${team}repositories: [website]\n`,
      ["6:16 invalid-value repositories[0]"],
    ],
    [
      "hours beyond a day",
      team.replace("ada-example", "ada-example, hours: 25"),
      ["2:38 invalid-value members.ada.hours"],
    ],
  ])("is told of %s", (_, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it("suggests the hyphen where an underscore was written", () => {
    expect(problemsOf(`${team}gate: { when_paused: pass }\n`)[0]?.hint).toBe("Did you mean “when-paused”?");
  });

  it("is told of the text's faults, and of what stands before the first error of syntax", () => {
    expect(findings(`mode: enforced\nmembers: [\ndomains: {}\ncolour: green\n`)).toEqual([
      "1:7 invalid-value mode",
      expect.stringMatching(/^[234]:\d+ invalid-yaml$/u),
    ]);
  });
});
