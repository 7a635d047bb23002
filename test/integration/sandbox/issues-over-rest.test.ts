import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { deleteIssue, transferIssue } from "../../../sandbox/operations/remove-issue.ts";
import { createRepository } from "../../../sandbox/operations/create-repository.ts";
import { renameRepository } from "../../../sandbox/operations/rename-repository.ts";
import { type SandboxWithApp, startSandboxWithApp } from "../../support/sandbox-with-app.ts";

let stage: SandboxWithApp;

beforeAll(async () => {
  stage = await startSandboxWithApp({ events: ["issues"] });
});
afterAll(async () => stage.stop());

async function open(title = "Tune the violas", body = ""): Promise<{ number: number; id: number }> {
  const { data } = await stage.as("viola-dev").rest.issues.create({ ...stage.place, title, body });
  return data;
}

describe("an issue over REST", () => {
  it("is opened with labels and assignees by those who may triage", async () => {
    const { data } = await stage
      .as("viola-dev")
      .rest.issues.create({ ...stage.place, title: "In tune", labels: ["bug"], assignees: ["cello-dev"] });
    expect(data.labels.map((label) => (typeof label === "string" ? label : label.name))).toEqual(["bug"]);
    expect(data.assignees?.map(({ login }) => login)).toEqual(["cello-dev"]);
    expect(data.author_association).toBe("MEMBER");
  });

  it("is opened without labels and assignees by those who may not triage", async () => {
    const { data } = await stage
      .as("passerby")
      .rest.issues.create({ ...stage.place, title: "Too loud", labels: ["bug"], assignees: ["cello-dev"] });
    expect([data.labels, data.assignees]).toEqual([[], []]);
  });

  it("has a title, when it is opened and for ever", async () => {
    const titleMissing = {
      status: 422,
      response: { data: { errors: [{ resource: "Issue", field: "title", code: "missing_field" }] } },
    };
    await expect(open("  ")).rejects.toMatchObject(titleMissing);
    const { number } = await open();
    const renamed = stage
      .as("viola-dev")
      .rest.issues.update({ ...stage.place, issue_number: number, title: "" });
    await expect(renamed).rejects.toMatchObject(titleMissing);
  });

  it("refuses assignees who have no role in the repository", async () => {
    const opened = stage
      .as("viola-dev")
      .rest.issues.create({ ...stage.place, title: "Who", assignees: ["passerby"] });
    await expect(opened).rejects.toMatchObject({ status: 422 });
  });

  it("says who can be assigned to it", async () => {
    const { number } = await open();
    const about = { ...stage.place, issue_number: number };
    const { checkUserCanBeAssignedToIssue: check } = stage.as("viola-dev").rest.issues;
    expect((await check({ ...about, assignee: "cello-dev" })).status).toBe(204);
    await expect(check({ ...about, assignee: "passerby" })).rejects.toMatchObject({ status: 404 });
    await expect(check({ ...about, issue_number: 9999, assignee: "cello-dev" })).rejects.toMatchObject({
      status: 404,
    });
  });

  it("writes one timeline event for each label that comes or goes", async () => {
    const { number } = await open();
    const viola = stage.as("viola-dev").rest.issues;
    const about = { ...stage.place, issue_number: number };
    await viola.addLabels({ ...about, labels: ["state/pending", "tier/1"] });
    await viola.addLabels({ ...about, labels: ["tier/1"] });
    await viola.removeLabel({ ...about, name: "state/pending" });
    const { data } = await viola.listEvents(about);
    expect(data.map(({ event }) => event)).toEqual(["labeled", "labeled", "unlabeled"]);
  });

  it("loses a label with a slash at the address that the label names, and tells so by webhook", async () => {
    const { number } = await open();
    const about = { ...stage.place, issue_number: number };
    const viola = stage.as("viola-dev");
    const { data: labels } = await viola.rest.issues.addLabels({
      ...about,
      labels: ["state/pending", "bug"],
    });
    const address = labels.find(({ name }) => name === "state/pending")?.url ?? "";
    expect(address).toMatch(/\/labels\/state\/pending$/);
    const remove = `DELETE ${address.replace("/labels/", `/issues/${String(number)}/labels/`)}`;
    const { data: left } = await viola.request(remove);
    expect(left).toMatchObject([{ name: "bug" }]);
    await expect(viola.request(remove)).rejects.toMatchObject({
      status: 404,
      response: { data: { message: "Label does not exist" } },
    });
    await viola.rest.issues.removeAllLabels(about);
    await stage.sandbox.webhooks.idle();
    const told = stage.received
      .map(({ body }) => z.looseObject({ action: z.string() }).parse(JSON.parse(body)))
      .filter(({ action }) => action === "unlabeled");
    expect(told.slice(-2)).toMatchObject([
      { issue: { number }, label: { name: "state/pending" } },
      { issue: { number }, label: { name: "bug" } },
    ]);
  });

  it("keeps its reason when closed, and says reopened afterwards", async () => {
    const { number } = await open();
    const about = { ...stage.place, issue_number: number };
    const viola = stage.as("viola-dev").rest.issues;
    const closed = await viola.update({ ...about, state: "closed", state_reason: "not_planned" });
    expect(closed.data).toMatchObject({ state: "closed", state_reason: "not_planned" });
    const reopened = await viola.update({ ...about, state: "open" });
    expect(reopened.data).toMatchObject({ state: "open", state_reason: "reopened", closed_at: null });
  });

  it("takes comments from outsiders until it is locked", async () => {
    const { number } = await open();
    const about = { ...stage.place, issue_number: number };
    await stage.as("passerby").rest.issues.createComment({ ...about, body: "Bravo" });
    await stage.as("viola-lead").rest.issues.lock(about);
    const second = stage.as("passerby").rest.issues.createComment({ ...about, body: "Encore" });
    await expect(second).rejects.toMatchObject({ status: 403 });
  });

  it("lets nobody but writers and its author change a comment", async () => {
    const { number } = await open();
    const { data } = await stage
      .as("passerby")
      .rest.issues.createComment({ ...stage.place, issue_number: number, body: "One" });
    const edit = { ...stage.place, comment_id: data.id, body: "Two" };
    await stage.as("passerby").rest.issues.updateComment(edit);
    await stage.as("cello-dev").rest.issues.updateComment({ ...edit, body: "Three" });
    const own = await stage
      .as("cello-dev")
      .rest.issues.createComment({ ...stage.place, issue_number: number, body: "Mine" });
    const foreign = stage.as("passerby").rest.issues.updateComment({ ...edit, comment_id: own.data.id });
    await expect(foreign).rejects.toMatchObject({ status: 403 });
  });

  it("has sub-issues in an order, and one parent", async () => {
    const [parent, first, second] = [await open("Parent"), await open("First"), await open("Second")];
    const lead = stage.as("viola-lead").rest.issues;
    const about = { ...stage.place, issue_number: parent.number };
    await lead.addSubIssue({ ...about, sub_issue_id: first.id });
    await lead.addSubIssue({ ...about, sub_issue_id: second.id });
    await lead.reprioritizeSubIssue({ ...about, sub_issue_id: second.id, before_id: first.id });
    const { data } = await lead.listSubIssues(about);
    expect(data.map(({ title }) => title)).toEqual(["Second", "First"]);
    const other = { ...stage.place, issue_number: second.number, sub_issue_id: first.id };
    await expect(lead.addSubIssue(other)).rejects.toMatchObject({ status: 422 });
    const events = await lead.listEventsForTimeline({ ...stage.place, issue_number: first.number });
    expect(events.data.map(({ event }) => event)).toEqual(["parent_issue_added"]);
  });

  it("refuses a dependency that goes round in a circle, or is there already", async () => {
    const [one, two] = [await open("One"), await open("Two")];
    const lead = stage.as("viola-lead").rest.issues;
    const added = { ...stage.place, issue_number: one.number, issue_id: two.id };
    await lead.addBlockedByDependency(added);
    await expect(lead.addBlockedByDependency(added)).rejects.toThrow("already been taken");
    const back = { ...stage.place, issue_number: two.number, issue_id: one.id };
    await expect(lead.addBlockedByDependency(back)).rejects.toMatchObject({ status: 422 });
    const { data } = await lead.get({ ...stage.place, issue_number: one.number });
    expect(data.issue_dependencies_summary).toMatchObject({ blocked_by: 1, blocking: 0 });
  });

  it("answers 410 once deleted, and redirects once transferred, which GraphQL does not", async () => {
    const { github } = stage.sandbox;
    const [gone, moved] = [await open("Gone"), await open("Moved")];
    const hall = await createRepository(github, { ownerId: stage.seeded.organizationId, name: "hall" });
    deleteIssue(github, stage.actor("conductor"), gone.id);
    transferIssue(github, stage.actor("conductor"), moved.id, hall.id);
    const viola = stage.as("viola-dev").rest.issues;
    const asked = viola.get({ ...stage.place, issue_number: gone.number });
    await expect(asked).rejects.toMatchObject({ status: 410 });
    const { data } = await viola.get({ ...stage.place, issue_number: moved.number });
    expect([data.title, data.number]).toEqual(["Moved", 1]);
    const { owner, repo } = stage.place;
    const query = `{ repository(owner: "${owner}", name: "${repo}") { issue(number: ${moved.number}) { id } } }`;
    await expect(stage.as("viola-dev").graphql(query)).rejects.toThrow("Could not resolve to an Issue");
  });

  it("is found under the new name when its repository was renamed", async () => {
    const { github } = stage.sandbox;
    const old = await createRepository(github, { ownerId: stage.seeded.organizationId, name: "draft" });
    renameRepository(github, stage.actor("conductor"), old.id, "final");
    const { data } = await stage.as("viola-dev").rest.repos.get({ owner: "orchestra", repo: "draft" });
    expect(data.full_name).toBe("orchestra/final");
  });

  it("lists by state, label and time of change, page by page", async () => {
    const lead = stage.as("viola-lead");
    for (const title of ["a", "b", "c"]) {
      await lead.rest.issues.create({ ...stage.place, title, labels: ["paged"] });
    }
    const pages: number[] = [];
    const query = { ...stage.place, labels: "paged", per_page: 2 };
    for await (const page of lead.paginate.iterator(lead.rest.issues.listForRepo, query)) {
      pages.push(page.data.length);
    }
    expect(pages).toEqual([2, 1]);
    const late = await lead.rest.issues.listForRepo({ ...query, since: "2999-01-01T00:00:00Z" });
    expect(late.data).toEqual([]);
  });

  it("is found by searching, newest first, on a limit of searches' own", async () => {
    const words = `Fermata ${String(stage.sandbox.state.issues.all().length)}`;
    const [first, second] = [await open(words), await open(words)];
    await stage.as("viola-dev").rest.issues.addLabels({
      ...stage.place,
      issue_number: first.number,
      labels: ["bug"],
    });
    const search = async (q: string, sort?: "created") =>
      stage.as("viola-dev").rest.search.issuesAndPullRequests({
        q,
        ...(sort === undefined ? {} : { sort, order: "asc" }),
      });
    const numbersOf = ({ data }: Awaited<ReturnType<typeof search>>) =>
      data.items.map(({ number }) => number);
    const found = await search(`"${words}" repo:orchestra/score is:issue`);
    expect(numbersOf(found)).toEqual([second.number, first.number]);
    expect(found.data.total_count).toBe(2);
    expect(found.headers).toMatchObject({ "x-ratelimit-resource": "search", "x-ratelimit-limit": "30" });
    expect(numbersOf(await search(`"${words}"`, "created"))).toEqual([first.number, second.number]);
    expect(numbersOf(await search(`"${words}" label:bug`))).toEqual([first.number]);
    await expect(search(" ")).rejects.toMatchObject({ status: 422 });
    await expect(search("milestone:x")).rejects.toMatchObject({
      status: 501,
      response: { data: { message: "sandbox does not implement searching by milestone:x" } },
    });
  });

  it("says 501 and the endpoint for what the sandbox has not", async () => {
    const asked = stage.as("viola-dev").request("GET /gists");
    await expect(asked).rejects.toMatchObject({
      status: 501,
      response: { data: { endpoint: "GET /gists" } },
    });
  });
});
