import { createHmac } from "node:crypto";
import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  changeInstallationPermissions,
  suspendInstallation,
} from "../../../sandbox/operations/install-app.ts";
import { issueWorkflowToken } from "../../../sandbox/operations/issue-token.ts";
import { Clock } from "../../../sandbox/state/clock.ts";
import { type SandboxWithApp, startSandboxWithApp, webhookSecret } from "../../support/sandbox-with-app.ts";

let stage: SandboxWithApp;

beforeEach(async () => {
  stage = await startSandboxWithApp({
    permissions: { issues: "write", checks: "write" },
    events: ["issues", "issue_comment", "label"],
  });
});
afterEach(async () => stage.stop());

const open = async (title: string) => stage.as("viola-dev").rest.issues.create({ ...stage.place, title });
const told = () => stage.received.map(({ event, body }) => [event, JSON.parse(body).action]);

describe("an App", () => {
  it("signs in with its key and writes as its bot", async () => {
    const { data: app } = await stage.asApp.rest.apps.getAuthenticated();
    expect(app?.slug).toBe("metronome");
    const { data } = await stage.asInstallation.rest.issues.create({ ...stage.place, title: "Tick" });
    expect(data.user).toMatchObject({ login: "metronome[bot]", type: "Bot" });
    expect(data.performed_via_github_app?.slug).toBe("metronome");
  });

  it("may do no more than it asked for, and is told what it would take", async () => {
    const content = { ...stage.place, path: "a", message: "a", content: "YQ==" };
    const written = stage.asInstallation.rest.repos.createOrUpdateFileContents(content);
    await expect(written).rejects.toMatchObject({
      status: 403,
      response: {
        data: { message: "Resource not accessible by integration" },
        headers: { "x-accepted-github-permissions": "contents=write" },
      },
    });
  });

  it("may narrow a token, never widen it", async () => {
    const about = { installation_id: stage.installationId };
    const { data } = await stage.asApp.rest.apps.createInstallationAccessToken({
      ...about,
      repositories: [stage.place.repo],
      permissions: { issues: "read" },
    });
    const narrow = new Octokit({ baseUrl: stage.sandbox.apiUrl, auth: data.token });
    await narrow.rest.issues.listForRepo(stage.place);
    const written = narrow.rest.issues.create({ ...stage.place, title: "No" });
    await expect(written).rejects.toMatchObject({ status: 403 });
    const wider = stage.asApp.rest.apps.createInstallationAccessToken({
      ...about,
      permissions: { contents: "write" },
    });
    await expect(wider).rejects.toMatchObject({ status: 422 });
  });

  it("is locked out while suspended, and when its token has expired", async () => {
    const { data } = await stage.asApp.rest.apps.createInstallationAccessToken({
      installation_id: stage.installationId,
    });
    const client = new Octokit({ baseUrl: stage.sandbox.apiUrl, auth: data.token });
    stage.sandbox.clock.advance(61 * 60_000);
    await expect(client.rest.issues.listForRepo(stage.place)).rejects.toMatchObject({ status: 401 });
    suspendInstallation(stage.sandbox.github, stage.actor("conductor"), stage.installationId);
    const again = stage.asApp.rest.apps.createInstallationAccessToken({
      installation_id: stage.installationId,
    });
    await expect(again).rejects.toMatchObject({ status: 403 });
  });

  it("must sign with its own key", async () => {
    const forged = `${Buffer.from('{"alg":"RS256"}').toString("base64url")}.${Buffer.from(
      JSON.stringify({ iss: stage.app.id, iat: 1, exp: 9_999_999_999 }),
    ).toString("base64url")}.${Buffer.from("nonsense").toString("base64url")}`;
    const client = new Octokit({ baseUrl: stage.sandbox.apiUrl, auth: `bearer ${forged}` });
    await expect(client.request("GET /app")).rejects.toMatchObject({ status: 401 });
  });

  it("writes with a job's token as github-actions, within what the job may", async () => {
    const { repositoryId } = stage.seeded;
    const { secret } = issueWorkflowToken(stage.sandbox.github, repositoryId, { issues: "write" });
    const job = new Octokit({ baseUrl: stage.sandbox.apiUrl, auth: secret });
    const { data, headers } = await job.rest.issues.create({ ...stage.place, title: "From a job" });
    expect(data.user?.login).toBe("github-actions[bot]");
    expect(headers["x-ratelimit-limit"]).toBe("1000");
    await expect(job.rest.repos.getContent({ ...stage.place, path: "README.md" })).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe("webhooks", () => {
  it("come signed, in order, one for each thing that happened", async () => {
    const { data } = await open("Listen");
    await stage
      .as("viola-dev")
      .rest.issues.addLabels({ ...stage.place, issue_number: data.number, labels: ["bug", "enhancement"] });
    await stage.sandbox.webhooks.idle();
    expect(told()).toEqual([
      ["installation", "created"],
      ["issues", "opened"],
      ["issues", "labeled"],
      ["issues", "labeled"],
    ]);
    for (const { headers, body } of stage.received) {
      const signature = `sha256=${createHmac("sha256", webhookSecret).update(body).digest("hex")}`;
      expect(headers["x-hub-signature-256"]).toBe(signature);
    }
  });

  it("can be held, and released in another order", async () => {
    stage.sandbox.webhooks.hold();
    await open("One");
    await open("Two");
    expect(stage.sandbox.webhooks.held).toHaveLength(2);
    stage.sandbox.webhooks.release((held) => held.toReversed());
    await stage.sandbox.webhooks.idle();
    const titles = stage.received.slice(1).map(({ body }) => JSON.parse(body).issue.title);
    expect(titles).toEqual(["Two", "One"]);
  });

  it("can be lost or doubled", async () => {
    const { webhooks } = stage.sandbox;
    webhooks.duplicate(({ body }) => body.includes("Twice"));
    webhooks.drop(({ body }) => body.includes("Never"));
    for (const title of ["Twice", "Never", "Once"]) await open(title);
    await webhooks.idle();
    const seen = stage.received.slice(1).map(({ body }) => JSON.parse(body).issue.title);
    expect(seen).toEqual(["Twice", "Twice", "Once"]);
    expect(stage.received[1]?.guid).toBe(stage.received[2]?.guid);
  });

  it("are redelivered under the same GUID when asked for", async () => {
    stage.answerWith(500);
    await open("Fails");
    await stage.sandbox.webhooks.idle();
    stage.answerWith(202);
    const failed = await stage.asApp.rest.apps.listWebhookDeliveries({ status: "failure" });
    expect(failed.data.map(({ status_code }) => status_code)).toEqual([500]);
    const [first] = failed.data;
    await stage.asApp.rest.apps.redeliverWebhookDelivery({ delivery_id: first?.id ?? 0 });
    await stage.sandbox.webhooks.idle();
    const all = await stage.asApp.rest.apps.listWebhookDeliveries();
    expect(all.data.filter(({ guid }) => guid === first?.guid).map(({ redelivery }) => redelivery)).toEqual([
      true,
      false,
    ]);
    const one = await stage.asApp.rest.apps.getWebhookDelivery({ delivery_id: all.data[0]?.id ?? 0 });
    expect(one.data.request.payload).toMatchObject({ issue: { title: "Fails" } });
  });

  it("leave a failed delivery without a status when nobody listens", async () => {
    stage.sandbox.webhooks.drop(() => true, "failed");
    await open("Into the void");
    const { data } = await stage.asApp.rest.apps.listWebhookDeliveries();
    expect(data[0]).toMatchObject({ status_code: 0, event: "issues" });
  });

  it("tell only what the App subscribed to", async () => {
    const { data } = await open("Heard");
    await stage
      .as("viola-dev")
      .rest.reactions.createForIssue({ ...stage.place, issue_number: data.number, content: "eyes" });
    await stage
      .as("viola-lead")
      .rest.git.createRef({ ...stage.place, ref: "refs/heads/quiet", sha: await head() });
    await stage.sandbox.webhooks.idle();
    expect(new Set(told().map(([event]) => event))).toEqual(
      new Set(["installation", "issues", "check_suite"]),
    );
  });
});

describe("webhooks for an App whose permissions are reduced", () => {
  it("stop for what it may not read any more", async () => {
    const { github } = stage.sandbox;
    const permissions = { checks: "write", metadata: "read" } as const;
    changeInstallationPermissions(github, stage.actor("conductor"), stage.installationId, permissions);
    await open("Unheard");
    await stage.sandbox.webhooks.idle();
    expect(told()).toEqual([
      ["installation", "created"],
      ["installation", "new_permissions_accepted"],
    ]);
  });
});

async function head(): Promise<string> {
  const { data } = await stage.as("viola-lead").rest.git.getRef({ ...stage.place, ref: "heads/main" });
  return data.object.sha;
}

describe("the sandbox's clock", () => {
  it("is what the Date header says and what App tokens are judged by", async () => {
    const frozen = await startSandboxWithApp({ options: { clock: Clock.frozen("2031-03-04T05:06:07Z") } });
    const { headers, data } = await frozen.asInstallation.rest.issues.create({ ...frozen.place, title: "x" });
    expect(headers.date).toBe("Tue, 04 Mar 2031 05:06:07 GMT");
    expect(data.created_at).toBe("2031-03-04T05:06:07Z");
    await frozen.stop();
  });
});
