import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import { runProgram } from "../../cli/run-program.ts";
import { runLine } from "../../cli/run.ts";
import { verbs } from "../../cli/verbs.ts";
import { type CommandHere, commandOn, writesAmong } from "../support/command-on-stage.ts";
import { liveTheDay, orchestraConfiguration, scriptedDay } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { json } from "../support/tutti-command.ts";

const untilPeerReview = scriptedDay.slice(
  0,
  scriptedDay.findIndex(({ name }) => name === "peer approved"),
);

const noon = Date.UTC(2026, 2, 2, 12);
const hour = 60 * 60_000;

/** What `--json` prints fits the shape that the verb documents. */
function reportOf(name: string, text: string): unknown {
  const verb = verbs.find((each) => each.name === name);
  return verb?.report.parse(JSON.parse(text));
}

describe("commands that read", () => {
  let stage: Stage;
  let tutti: CommandHere;
  /** The command, given where the machine's clock is seven hours behind GitHub's, at which it is noon. */
  const at = (line: string) => tutti(line, "viola-dev", { clock: createLeapingClock(noon - 7 * hour) });

  beforeAll(async () => {
    stage = await setStage({ configuration: orchestraConfiguration });
    await liveTheDay(stage, stage.settle, untilPeerReview);
    const people = peopleOnStage(stage);
    people.open("conductor", "Tune\u001b[2J the triangle", "Softly.", ["kind/instruction", "tier/1"]);
    await stage.settle();
    people.open("conductor", "Choose a key", "Or two.", ["kind/instruction", "tier/1", "domain/strings"]);
    await stage.settle();
    people.say("conductor", 4, "/assign @cello-dev\n/escalate two of us want another one");
    await stage.settle();
    stage.time.at((noon - Date.UTC(2026, 2, 2, 9)) / 60_000);
    stage.sandbox.traffic.clear();
    tutti = commandOn(stage);
  });
  afterAll(() => stage.stop());

  test("status lists open tasks in the order of their states", async () => {
    const ran = await tutti("status");
    expect(ran).toMatchObject({ code: 0, error: "" });
    expect(ran.out).toContain("orchestra/score, enforce mode, 3 tasks");
    expect(ran.out).toMatch(
      /#3 +Pending.*Tune.*the triangle\n#4 +Escalated.*\n#1 +Under review +viola-dev +P1.*Add a search/,
    );
  });

  test("what people wrote cannot move the cursor", async () => {
    for (const line of ["status", "inbox all", "brief 3", "log", "status 3", "why 3"]) {
      expect((await tutti(line)).out).not.toContain("\u001b");
    }
  });

  test("what is escalated is told, with to whom and what answers it", async () => {
    expect((await tutti("status")).out).toMatch(/#4 +Escalated to viola-lead +cello-dev/);
    expect((await tutti("why 4")).out).toMatch(
      /Escalated to viola-lead since .* UTC.*: two of us want another one · viola-lead answers it: \/ack says/,
    );
    const { out } = await tutti("inbox viola-lead");
    expect(out).toMatch(/#4 Choose a key\n.*Answer the escalation .*\n.*\/ack for a new deadline, \/unblock/);
    expect(reportOf("status", (await tutti("status 4 --json")).out)).toMatchObject({
      tasks: [{ state: "escalated", escalation: { to: "viola-lead", acknowledged: null } }],
    });
  });

  test("status of one task is its card as text", async () => {
    const { out } = await at("status #1");
    expect(out).toContain("#1 Add a search to the viola part");
    expect(out).toMatch(/Assignee +viola-dev/);
    expect(out).not.toContain("**");
    expect(out).not.toContain("/help");
    expect(out).toMatch(/Due +2026-03-02 15:00 UTC \(in 3 h\)/);
    expect(out.endsWith("`tutti why 1` explains it.")).toBe(true);
    expect(reportOf("status", (await tutti("status 1 --json")).out)).toMatchObject({
      home: "orchestra/score",
      mode: "enforce",
      tasks: [
        {
          number: 1,
          state: "under-review",
          assignee: "viola-dev",
          pullRequests: [{ number: 2, status: "open", gate: { open: false } }],
        },
      ],
    });
  });

  test("people read how far away a deadline is, programs when it is", async () => {
    expect((await at("status")).out).toMatch(/#1 +Under review +viola-dev +P1 +in 3 h /);
    expect((await at("why 1")).out).toContain("due 2026-03-02 15:00 UTC (in 3 h).");
    expect((await at("inbox cello-dev")).out).toContain("(asked 1 h ago, viola-dev waits, due in 3 h, P1)");
    expect((await at("brief 1")).out).toMatch(/Due +2026-03-02 15:00 UTC \(in 3 h\)/);
    expect(reportOf("inbox", (await at("inbox cello-dev --json")).out)).toMatchObject({
      needs: [{ since: "2026-03-02T11:00:00.000Z", due: "2026-03-02T15:00:00.000Z" }],
    });
  });

  test("what is overdue is told by GitHub's time, however far the machine's clock is off", async () => {
    const clock = createLeapingClock(noon + 30 * hour);
    for (const line of ["status --json", "inbox all --json"]) {
      const { out } = await tutti(line, "viola-dev", { clock });
      expect(out).toContain('"overdue": false');
      expect(out).not.toContain('"overdue": true');
    }
  });

  test("a task that is none, a number that is none", async () => {
    const missing = await tutti("why 99");
    expect(missing).toMatchObject({ code: 4, out: "" });
    expect(missing.error).toContain("#99 is no task of orchestra/score");
    expect((await tutti("why twelve")).code).toBe(2);
  });

  test("the number of a pull request: answered for its task, and said so", async () => {
    const through = "#2 is a pull request for task #1.\n\n";
    for (const verb of ["why", "brief", "status"]) {
      const { out } = await tutti(`${verb} 1`);
      expect(await tutti(`${verb} 2`)).toEqual({ code: 0, error: "", out: `${through}${out}` });
    }
    const report = reportOf("why", (await tutti("why 2 --json")).out);
    expect(report).toMatchObject({ task: { number: 1 }, pullRequest: 2 });
  });

  test("why says what is missing and who can give it", async () => {
    const { out } = await tutti("why 1");
    expect(out).toContain("Domain review: needs the peer review");
    const report = reportOf("why", (await tutti("why 1 --json")).out);
    expect(report).toMatchObject({ task: { number: 1 }, enteredOn: "RequestReview" });
  });

  test("inbox: who has to act, who waits, and what answers it", async () => {
    const cello = await tutti("inbox", "cello-dev");
    expect(cello.out).toContain("#1 Add a search to the viola part");
    expect(cello.out).toContain("viola-dev waits");
    expect(cello.out).toContain("review pull request #2");
    const own = await tutti("inbox viola-dev");
    expect(own.out).toBe("Nothing waits for viola-dev.");
    const conductor = reportOf("inbox", (await tutti("inbox @conductor --json")).out);
    expect(conductor).toMatchObject({ member: "conductor", needs: [{ task: 3 }] });
  });

  test("inbox is ranked: priority before backlog", async () => {
    const all = reportOf("inbox", (await tutti("inbox all --json")).out);
    expect(all).toMatchObject({ member: null });
    const { out } = await tutti("inbox all");
    expect(out.indexOf("#1 ")).toBeLessThan(out.indexOf("#3 "));
  });

  test("inbox of somebody who is no member", async () => {
    expect((await tutti("inbox", "passerby")).code).toBe(2);
    expect((await tutti("inbox nobody-here")).code).toBe(4);
  });

  test("brief has the branch, the paths, what has to be shown, and the author's words as a quotation", async () => {
    const { out } = await tutti("brief 1");
    expect(out).toContain("tutti/1-add-a-search-to-the-viola-part");
    expect(out).toContain("strings/**");
    expect(out).toMatch(
      /Before it merges:\n- peer review, by a member of the domain\n- domain review, by the lead of strings/,
    );
    expect(out).toContain("> - [x] a search is found");
    const report = reportOf("brief", (await tutti("brief 1 --json")).out);
    expect(report).toMatchObject({ criteria: { total: 1, ticked: 1 } });
  });

  test("log tells everything that happened, or a task's share of it", async () => {
    const { out } = await tutti("log");
    expect(out).toMatch(/^ +1 .*tutti: The ledger begins/);
    expect(out).toContain("tutti on #1: Moved from Assigned to In progress, because its branch was pushed");
    const task = reportOf("log", (await tutti("log --task 1 --json")).out);
    const every = reportOf("log", (await tutti("log --json")).out);
    expect(JSON.stringify(task).length).toBeLessThan(JSON.stringify(every).length);
    expect(JSON.stringify(task)).not.toContain("triangle");
    expect((await tutti("log --last 3")).out).toContain("3 events");
    expect((await tutti("log --since 2026-03-02T11:00Z")).out).not.toContain("The ledger begins");
    expect((await tutti("log --since yesterday")).code).toBe(2);
  });

  test("verify finds the ledger sound", async () => {
    const { code, out } = await tutti("verify");
    expect(out).toContain("The ledger is sound.");
    expect(out).toContain("There is no checkpoint that this version could compare, which does no harm");
    expect(code).toBe(0);
    const report = reportOf("verify", (await tutti("verify --json")).out);
    expect(report).toMatchObject({ problems: [], signaturesChecked: true });
  });

  test("with git alone, and no token", async () => {
    const folder = await temporaryDirectory();
    const { url } = stage.sandbox;
    const environment = { XDG_CACHE_HOME: folder };
    const remote = `${url}/orchestra/score.git`;
    const read = async (line: string) => {
      const out: string[] = [];
      const code = await runLine(
        verbs,
        line.split(" "),
        {
          environment,
          folder,
          clock: createLeapingClock(noon),
          progress: () => {},
          run: async (program, parameters) => {
            if (parameters[0] === "remote") return { exitCode: 0, stdout: `${remote}\n` };
            if (program === "gh") return null;
            return runProgram(folder, program, parameters);
          },
        },
        { out: (text) => void out.push(text), error: (text) => void out.push(text) },
      );
      return { code, out: out.join("\n") };
    };
    expect(await read("why 1")).toEqual({ code: 0, out: (await at("why 1")).out });
    const verified = await read("verify --json");
    expect(reportOf("verify", verified.out)).toMatchObject({ problems: [], signaturesChecked: false });
    expect((await read("inbox")).code).toBe(2);
  });

  test("nothing was written, and GitHub's descriptions were kept", () => {
    expect(stage.sandbox.traffic.all.length).toBeGreaterThan(20);
    expect(writesAmong(stage.sandbox.traffic.all)).toEqual([]);
    expect(stage.sandbox.violations.all).toEqual([]);
  });
});

describe("commands that read, where there is nothing to read", () => {
  test("no ledger, no configuration", async () => {
    const stage = await setStage({ configuration: "members: 12\n" });
    const tutti = commandOn(stage);
    const ran = await tutti("status");
    expect(ran.code).toBe(4);
    expect(ran.error).toContain("tutti validate");
    expect((await tutti("log")).code).toBe(0);
    expect(json(await tutti("status --json"))).toMatchObject({ error: { reason: "absent" } });
    await stage.stop();
  });
});
