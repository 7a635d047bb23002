import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addComment } from "../../sandbox/operations/comment-on-issue.ts";
import { createCheckRun } from "../../sandbox/operations/check-runs.ts";
import { editIssue } from "../../sandbox/operations/edit-issue.ts";
import { addLabels } from "../../sandbox/operations/label-issue.ts";
import { openIssue } from "../../sandbox/operations/open-issue.ts";
import { createLabel } from "../../sandbox/operations/repository-labels.ts";
import { actionsAppId } from "../../sandbox/authorization/authenticate.ts";
import type { Timestamp } from "../../src/domain/timestamp.ts";
import type { IssueLook } from "../../src/ports/forge-facts.ts";
import { type InstalledOrchestra, installOrchestra } from "../support/installed-orchestra.ts";
import { peopleOf } from "../support/people-of-the-orchestra.ts";

describe("fault 30: pages that shift, and second pages", () => {
  let orchestra: InstalledOrchestra;

  beforeAll(async () => {
    orchestra = await installOrchestra();
  });
  afterAll(() => orchestra.stop());

  const forge = () => orchestra.forges.forge(orchestra.installation);

  async function issueOf(number: number): Promise<IssueLook> {
    const { repository } = orchestra;
    const [look] = (await forge().look({ issues: [{ repository, number }], pullRequests: [] })).issues;
    if (look === undefined || !("facts" in look)) throw new Error(`no issue ${number}`);
    return look;
  }

  test("a comment of ours on the second page is found, not made again", async () => {
    const { sandbox, actor, repository } = orchestra;
    const people = peopleOf(orchestra);
    const { id, number } = await people.openIssue("cello-dev", "Long talk");
    const issue = sandbox.state.issues
      .by("repository", repository.id)
      .find((issue) => issue.number === number);
    for (let said = 0; said < 130; said += 1)
      addComment(sandbox.github, actor("cello-dev"), issue?.id ?? 0, `${said}`);
    const card = { kind: "comment", subject: id, number, marker: "<!-- m -->", comment: null } as const;
    await forge().apply(repository, [{ ...card, body: "<!-- m --> one" }]);
    await orchestra
      .restart()
      .forge(orchestra.installation)
      .apply(repository, [{ ...card, body: "<!-- m --> two" }]);
    expect((await people.comments(number)).slice(130)).toEqual(["<!-- m --> two"]);
  });

  test("labels on the second page are seen", async () => {
    const { sandbox, actor, repository } = orchestra;
    const { number } = await peopleOf(orchestra).openIssue("cello-dev", "Many labels");
    const issue = sandbox.state.issues
      .by("repository", repository.id)
      .find((issue) => issue.number === number);
    const labels = Array.from({ length: 110 }, (_, position) =>
      createLabel(sandbox.github, actor("conductor"), {
        repositoryId: repository.id,
        name: `label-${position}`,
      }),
    );
    addLabels(sandbox.github, actor("conductor"), issue?.id ?? 0, labels);
    expect((await issueOf(number)).facts.labels).toHaveLength(110);
  });

  test("checks on the second page are seen", async () => {
    const { sandbox, repository } = orchestra;
    const people = peopleOf(orchestra);
    const head = await people.push("cello-dev", "many-checks", { "strings/cello.md": "Checked a lot\n" });
    const { number } = await people.openPullRequest("cello-dev", "many-checks");
    const bot = {
      accountId: sandbox.state.apps.at(actionsAppId).botId,
      viaAppId: actionsAppId,
      startsWorkflows: false,
    };
    for (let made = 0; made < 120; made += 1) {
      await createCheckRun(sandbox.github, bot, {
        repositoryId: repository.id,
        name: `check-${made}`,
        headSha: head,
        status: "completed",
        conclusion: "success",
      });
    }
    const address = { repository, number, knownHead: head };
    const [look] = (await forge().look({ issues: [], pullRequests: [address] })).pullRequests;
    if (look === undefined || !("facts" in look)) throw new Error("no pull request");
    expect(look.facts.checks).toHaveLength(120);
  });

  test("issues that change while the list is read are neither missed nor doubled", async () => {
    const { sandbox, actor, repository } = orchestra;
    const input = { repositoryId: repository.id, title: "One of many", body: "", labels: [], assignees: [] };
    const opened = Array.from({ length: 250 }, () => openIssue(sandbox.github, actor("cello-dev"), input));
    const [first] = opened;
    const cursor: Timestamp = (await issueOf(first?.number ?? 0)).facts.createdAt;
    const changes = forge().changesSince(repository, cursor);
    for (const { id } of opened.slice(0, 50))
      editIssue(sandbox.github, actor("cello-dev"), id, { title: "Changed" });
    const found = (await changes).issues;
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(opened.map(({ number }) => number)));
  });
});
