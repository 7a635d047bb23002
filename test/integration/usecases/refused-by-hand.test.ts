// What was done with GitHub's buttons against the rules: taken back, and whoever did it hears why.
import { describe, expect, test, vi } from "vitest";
import { repositoryId } from "../../support/fake-github-state.ts";
import { fakeDeliveries } from "../../support/fake-deliveries.ts";
import { type FakeTeam, fakeTeam, teamConfiguration } from "../../support/fake-home.ts";

function repliesOn(team: FakeTeam): readonly string[] {
  return team.github
    .commentsOn(repositoryId(1), 1)
    .map(({ facts }) => facts.body)
    .filter((body) => body.includes("tutti:reply"));
}

function isOpen(team: FakeTeam): boolean | undefined {
  return team.github.issueAt(repositoryId(1), 1)?.facts.open;
}

async function withTask(mode = "enforce") {
  const team = fakeTeam(teamConfiguration.replace("enforce", mode));
  const { deliver } = fakeDeliveries(team);
  await deliver([team.people.opensIssue("grace-g", 1)]);
  return { team, deliver };
}

describe("an issue that is closed as done against the rules", () => {
  test("is opened again, with the reason and what is possible", async () => {
    const { team, deliver } = await withTask();

    await deliver([team.people.closes("ada-g", 1)]);

    expect(isOpen(team)).toBe(true);
    expect(repliesOn(team)).toEqual([
      expect.stringMatching(
        /^`closed` by `ada` on .*: From `pending` the way to `completed` still needs tier 0\./,
      ),
    ]);
  });

  test("is answered once: the next change of the issue repeats nothing", async () => {
    const { team, deliver } = await withTask();
    await deliver([team.people.closes("bob-g", 1)]);
    await deliver([team.people.says("bob-g", 1, "/tier 3")]);
    const [reply] = repliesOn(team);
    expect(reply).toContain("`/tier 3`");

    await deliver([team.people.labels("bob-g", 1, "a-label-of-theirs")]);

    expect(repliesOn(team)).toEqual([reply]);
  });

  test.each(["observe", "advise"])("hears nothing in %s, where it stays closed", async (mode) => {
    const { team, deliver } = await withTask(mode);

    await deliver([team.people.closes("bob-g", 1)]);

    expect(isOpen(team)).toBe(false);
    expect(repliesOn(team)).toEqual([]);
  });
});

test("changes of a label that come together are answered by one write", async () => {
  const { team, deliver } = await withTask();
  const apply = vi.spyOn(team.services.forge, "apply");
  const on = team.people.labels("bob-g", 1, "state/completed");
  const off = team.people.unlabels("bob-g", 1, "state/pending");

  await deliver([on, off]);

  const written = apply.mock.calls.flatMap(([, effects]) => effects);
  const answers = written.filter(({ kind }) => kind === "comment" || kind === "reaction");
  const texts = answers.map((effect) => JSON.stringify(effect));
  expect(texts.filter((text) => text.includes("tutti:reply"))).toHaveLength(1);
  expect(texts.filter((text) => text.includes("confused"))).toHaveLength(1);
});

test("a completed task that somebody reopens who may not is closed again, with who may", async () => {
  const { team, deliver } = await withTask();
  await deliver([team.people.closes("ada-g", 1, "not-planned")]);

  await deliver([team.people.reopens("bob-g", 1)]);

  expect(isOpen(team)).toBe(false);
  expect(repliesOn(team)).toEqual([expect.stringContaining("the domain lead or above")]);
});

describe("a second assignee in the sidebar", () => {
  const assignees = (team: FakeTeam) =>
    team.github.issueAt(repositoryId(1), 1).facts.assignees.map(({ login }) => login);

  test.each(["advise", "enforce"])("stays in %s, and is said once not to count", async (mode) => {
    const { team, deliver } = await withTask(mode);
    await deliver([team.people.assigns("ada-g", 1, "bob-g")]);

    await deliver([team.people.assigns("bob-g", 1, "cy-g")]);
    await deliver([team.people.labels("ada-g", 1, "a-label-of-theirs")]);

    expect(assignees(team)).toEqual(["bob-g", "cy-g"]);
    expect(repliesOn(team)).toEqual([
      expect.stringMatching(/^`assigned cy` by `bob` on .*: A task has one assignee.*`\/assign @cy`/),
    ]);
  });

  test("stays in observe, without a word", async () => {
    const { team, deliver } = await withTask("observe");
    await deliver([team.people.assigns("ada-g", 1, "bob-g")]);

    await deliver([team.people.assigns("bob-g", 1, "cy-g")]);

    expect(assignees(team)).toEqual(["bob-g", "cy-g"]);
    expect(repliesOn(team)).toEqual([]);
  });
});
