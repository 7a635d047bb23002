// A month of the orchestra's, lived three times: without Tutti, observed, and under enforcement. What people do is the same each time.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UninstallReport } from "../../cli/commands/uninstall.ts";
import { PromotionReport } from "../../cli/promotion/promotion-report.ts";
import type { Event, EventOf } from "../../src/domain/events.ts";
import { protectDefaultBranch } from "../../demo/organization/protect-default-branch.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import { writesAmong } from "../support/command-on-stage.ts";
import {
  type ComparableEvent,
  comparableEvents,
  numberOfEvents,
} from "../support/month/comparable-events.ts";
import { type LivedMonth, liveMonth, lookWithout } from "../support/month/lived-month.ts";
import { markedLate } from "../support/month/marked-late.ts";
import { type RepositoryLook, lookAtRepository } from "../support/month/repository-look.ts";
import { mentionsSomebody, saidByTutti } from "../support/month/said-by-tutti.ts";
import { workflowOfCare } from "../support/month/workflow-of-care.ts";
import { asWithoutTutti, removedIn, takenBack } from "../support/month/without-tutti.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { json } from "../support/tutti-command.ts";

describe("after a month", { timeout: 300_000 }, () => {
  let without: RepositoryLook;
  let enforced: LivedMonth;
  let observed: LivedMonth;

  beforeAll(async () => {
    without = await lookWithout();
    enforced = await liveMonth("enforce");
    observed = await liveMonth("observe");
  }, 300_000);
  afterAll(async () => {
    await enforced.stage.stop();
    await observed.stage.stop();
  });

  const count = <Type extends Event["type"]>(
    type: Type,
    fits: (event: EventOf<Type>) => boolean = () => true,
  ) => enforced.events.filter((event): event is EventOf<Type> => event.type === type).filter(fits).length;

  test("it was one worth looking at", () => {
    expect(count("TaskOpened")).toBeGreaterThanOrEqual(40);
    expect(count("TaskMoved", ({ to }) => to === "completed")).toBeGreaterThanOrEqual(20);
    expect(count("DefectFound", ({ reason }) => reason === "reverted")).toBeGreaterThanOrEqual(3);
    expect(count("DefectFound", ({ reason }) => reason === "reopened")).toBeGreaterThanOrEqual(3);
    expect(count("TaskBlocked")).toBeGreaterThanOrEqual(4);
    expect(count("DeadlineBreached")).toBeGreaterThanOrEqual(50);
    expect(count("CommandRefused")).toBeGreaterThanOrEqual(20);
  });

  describe("observed", () => {
    const ours = () => {
      const { sandbox, app } = observed.stage;
      return sandbox.state.timeline.all().filter(({ actorId }) => actorId === app.botId);
    };

    test("no label of people's is touched, but for a state that was ordered with it and is past", () => {
      const numberOf = numberOfEvents(observed.events);
      const carriedOut = new Set(
        observed.events.flatMap((event) =>
          event.type === "CommandAccepted" && event.text.startsWith("label state/")
            ? [`${numberOf(event)} ${event.text.replace("label ", "")}`]
            : [],
        ),
      );
      expect(without.issues.flatMap((issue) => issue.labels.filter(isOfState)).length).toBeGreaterThan(
        carriedOut.size,
      );
      for (const [index, issue] of without.issues.entries()) {
        const here = observed.look.issues[index];
        const labels = issue.labels.filter((name) => !carriedOut.has(`${issue.number} ${name}`));
        expect(here?.labels, `#${issue.number}`).toEqual(expect.arrayContaining(labels));
      }
    });

    test("nothing is closed, opened again, or asked of a reviewer", () => {
      const kinds = new Set(ours().map(({ detail }) => detail.kind));
      expect([...kinds].toSorted()).toEqual([
        "assigned",
        "commented",
        "cross-referenced",
        "labeled",
        "unlabeled",
      ]);
      expect(standing(observed.look)).toEqual(standing(without));
    });

    test("nobody is mentioned, and no check holds anything back", () => {
      expect(saidByTutti(observed).length).toBeGreaterThan(40);
      expect(saidByTutti(observed).filter(mentionsSomebody)).toEqual([]);
      const runs = observed.stage.sandbox.state.checkRuns.all();
      expect(runs.length).toBeGreaterThan(20);
      expect(new Set(runs.map(({ conclusion }) => conclusion))).toEqual(new Set(["success"]));
    });

    test("the record is the one of enforcement, but for what comes of issues opened again", () => {
      const here = comparableEvents(observed.events);
      const there = comparableEvents(enforced.events);
      const onlyIn = (some: readonly ComparableEvent[], others: readonly ComparableEvent[]) => {
        const texts = new Set(others.map(({ text }) => text));
        return some.filter(({ text }) => !texts.has(text));
      };
      expect(onlyIn(here, there)).toEqual([]);
      const more = onlyIn(there, here);
      const reopened = new Set(
        more.flatMap(({ type, number }) => (type === "IssueReopened" ? [number] : [])),
      );
      expect(reopened.size).toBeGreaterThan(3);
      expect(more.filter(({ type, number }) => !comesOfReopening.has(type) || !reopened.has(number))).toEqual(
        [],
      );
    });
  });

  describe("tutti promote, after observing", () => {
    const promoted = async (line: string, lived = observed) =>
      PromotionReport.parse(json(await lived.tutti(`promote ${line} --json`)));

    test("enforce would have done what it does in the same month", async () => {
      const { refused, slips, held, reopened, escalated } = await promoted("enforce");
      const { events } = enforced;
      const numberOf = numberOfEvents(events);
      const answered = [...refused, ...slips].map(({ at, by, what }) => `${at} ${by} ${what}`);
      const onRecord = events.filter((event) => event.type === "CommandRefused");
      expect(answered.toSorted()).toEqual(
        onRecord.map(({ at, by, text }) => `${at} ${by} ${text}`).toSorted(),
      );
      expect(held).toEqual(
        events.flatMap((event) =>
          event.type === "PullRequestChanged" && event.bypassed
            ? [{ at: event.at, number: numberOf(event) }]
            : [],
        ),
      );
      expect(reopened).toEqual(
        events.flatMap((event) =>
          event.type === "IssueReopened" && event.by === "tutti"
            ? [{ at: event.at, number: numberOf(event) }]
            : [],
        ),
      );
      const breached = events.flatMap((event) =>
        event.type === "DeadlineBreached"
          ? [{ at: event.at, number: numberOf(event), level: event.level, to: event.to }]
          : [],
      );
      expect(escalated.map((each) => JSON.stringify(each)).toSorted()).toEqual(
        breached.map((each) => JSON.stringify(each)).toSorted(),
      );
      for (const { length } of [refused, held, reopened, escalated]) expect(length).toBeGreaterThan(3);
    });

    test("the deadlines that it counts are those that enforce marks on GitHub, and there alone is more", async () => {
      const late = (await promoted("enforce")).escalated;
      const expected = new Set(late.map(({ number }) => number));
      expect(new Set(markedLate(enforced))).toEqual(expected);
      expect(saidByTutti(enforced).filter(mentionsSomebody)).toEqual([]);
      expect(new Set(markedLate(observed)).size).toBeLessThan(expected.size);
    });

    test("from the other month's record as well", async () => {
      const foreseen = await promoted("enforce");
      expect(foreseen.inForce).toBe("never");
      expect(await promoted("enforce", enforced)).toEqual({ ...foreseen, inForce: "throughout" });
    });

    test("advise opens again what was reverted and no more, and holds nothing back", async () => {
      const { reopened } = await promoted("advise");
      const numberOf = numberOfEvents(observed.events);
      const undone = new Set(
        observed.events.flatMap((event) =>
          event.type === "DefectFound" && event.reason === "reverted" ? [numberOf(event)] : [],
        ),
      );
      expect(new Set(reopened.map(({ number }) => number))).toEqual(undone);
      expect((await observed.tutti("promote advise")).out).not.toContain("held back until");
    });

    test("fewer days show their part of it", async () => {
      const month = await promoted("enforce");
      const week = await promoted("enforce --days 7");
      const since = new Date(observed.stage.time.clock.now() - 7 * 24 * 3_600_000).toISOString();
      expect(week.refused).toEqual(month.refused.filter(({ at }) => at >= since));
      expect(week.escalated).toEqual(month.escalated.filter(({ at }) => at >= since));
      expect(week.refused.length).toBeLessThan(month.refused.length);
    });

    test("people can read it: what it means, how much, and each thing in a line", async () => {
      const { out } = await observed.tutti("promote enforce");
      const { refused, slips, held, reopened, escalated } = await promoted("enforce");
      expect(out).toContain("In the last 30 days it would have done this:");
      expect(out).toContain(`- ${refused.length} orders against the rules refused, and labels`);
      expect(out).toMatch(
        new RegExp(
          `^- ${slips.length} commands? answered that could not be read, or had nothing to do$`,
          "m",
        ),
      );
      expect(out).toContain(`- ${held.length} merges held back until the reviews were there`);
      expect(out).toContain(`- ${reopened.length} issues opened again that were closed and not done`);
      expect(out).toContain(
        `- ${escalated.length} deadlines marked as passed by the label sla/breached and the card, and escalated on record`,
      );
      expect(out).toMatch(/2026-03-\d\d somebody outside the team|#\d+ somebody outside the team/);
      expect(out).toMatch(/2026-03-\d\d #\d+ to viola-lead, 2026-03-\d\d to conductor, /);
      expect(out.split("\n").every((line) => line.length < 400)).toBe(true);
    });

    test("a mode that it is in already is not proposed", async () => {
      const ran = await observed.tutti("promote observe --pull-request");
      expect(ran).toMatchObject({ code: 2 });
      expect(ran.error).toContain("orchestra/score is in observe mode already.");
    });
  });

  describe.each(["observe", "enforce"] as const)("tutti uninstall, in %s mode", (mode) => {
    const lived = () => (mode === "observe" ? observed : enforced);
    const asApp = () => {
      const { app, privateKey } = lived().stage;
      return { environment: { APP_ID: String(app.id), PRIVATE_KEY: privateKey, GITHUB_TOKEN: "" } };
    };
    test("leaves what would be there if Tutti had never been, and said so before", async () => {
      const { stage, tutti } = lived();
      const taken = takenBack(stage);
      const all = "uninstall --assignments remove --json";
      stage.sandbox.traffic.clear();
      const planned = UninstallReport.parse(json(await tutti(`${all} --dry-run`, "conductor", asApp())));
      expect(writesAmong(stage.sandbox.traffic.all)).toEqual([]);
      expect(await lookAtRepository(stage)).toEqual(lived().look);

      const done = UninstallReport.parse(json(await tutti(`${all} --yes`, "conductor", asApp())));
      // What it saw when it looked whether Tutti still runs, it could not say before.
      const seen = done.left.filter((line) => !planned.left.includes(line));
      expect(seen).toEqual([expect.stringMatching(/^Nothing put state\/\S+ back on #\d+ within 20 seconds/)]);
      const foreseen = done.left.filter((line) => !seen.includes(line));
      expect({ ...done, left: foreseen }).toEqual({ ...planned, done: true });
      const writes = writesAmong(stage.sandbox.traffic.all);
      // One label goes first, to see whether anything puts it back.
      const methods = done.removals.map(({ kind }) => (kind === "check" ? "PATCH" : "DELETE"));
      expect(writes.map(({ method }) => method)).toEqual(["DELETE", ...methods]);
      expect(writes.length).toBeGreaterThan(100);
      const kinds = done.removals.map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining([...removedIn[mode]]));
      const { issues } = lived().look;
      const closed = new Set(issues.flatMap(({ number, state }) => (state === "closed" ? [number] : [])));
      const asked = done.removals.filter((removal) => removal.kind === "review-request");
      expect(asked.some(({ number }) => closed.has(Number(number)))).toBe(mode === "enforce");

      const look = await lookAtRepository(stage);
      expect(look).toEqual(asWithoutTutti(without, look, { taken, turned: done.turned }));
      if (mode === "observe") {
        expect(done.turned).toEqual([]);
        expect(done.left.join()).not.toContain("stay so");
        expect([...taken].filter((label) => !label.includes(" state/"))).toEqual([]);
      }
    });

    test("then only the ledger is left, and the files, which a pull request deletes", async () => {
      const { stage, tutti } = lived();
      const { repositoryId } = stage.seeded;
      const { github, state } = stage.sandbox;
      await peopleOnStage(stage).push("conductor", "main", { ".github/workflows/care.yml": workflowOfCare });
      protectDefaultBranch(github, { repositoryId, check: gateCheckName, appId: stage.app.id });
      const ran = await tutti("uninstall --yes --pull-request --ledger delete");
      expect(ran).toMatchObject({ code: 0, error: "" });
      expect(ran.out).toContain(
        "0 labels, 0 labels on issues, 0 comments, 0 reactions, the branch tutti-ledger.",
      );
      expect(ran.out).toContain("Take “tutti / ready to merge” out of the required checks");
      expect(ran.out).toContain("Delete the secrets TUTTI_APP_ID and TUTTI_KEY");
      expect(ran.out).toMatch(
        /Take orchestra\/score out of the App's repositories, .*\/organizations\/orchestra\/settings\/installations/,
      );
      expect(await github.git.resolveRef(repositoryId, "refs/heads/tutti-ledger")).toBeNull();

      const pull = state.pullRequests
        .by("repository", repositoryId)
        .find(({ headRef }) => headRef === "tutti-uninstall");
      const fileAt = (path: string) => github.git.readEntry(repositoryId, pull?.headSha ?? "", path);
      expect(await fileAt(".github/tutti.yml")).toBeNull();
      expect(await fileAt(".github/workflows/care.yml")).toBeNull();
      expect(await fileAt("README.md")).not.toBeNull();
    });
  });
});

const standing = ({ issues }: RepositoryLook) =>
  issues.map(({ state, stateReason, reviewers, body }) => ({ state, stateReason, reviewers, body }));

const isOfState = (name: string): boolean => name.startsWith("state/");

const comesOfReopening: ReadonlySet<string> = new Set<Event["type"]>([
  "IssueReopened",
  "IssueClosed",
  "DeadlineWarned",
  "DeadlineBreached",
]);
