// What the page of a pull request says of its merge, before somebody tries it and after.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFiles } from "../../../sandbox/operations/write-files.ts";
import { rulesetRequiring } from "../../support/required-check.ts";
import { type SandboxWithApp, startSandboxWithApp } from "../../support/sandbox-with-app.ts";

const check = "in tempo";

let stage: SandboxWithApp;
let head: string;
let number: number;
beforeAll(async () => {
  stage = await startSandboxWithApp();
  const { repositoryId } = stage.seeded;
  const { git, pulls } = stage.as("viola-dev").rest;
  const main = await git.getRef({ ...stage.place, ref: "heads/main" });
  await git.createRef({ ...stage.place, ref: "refs/heads/topic", sha: main.data.object.sha });
  const write = { repositoryId, branch: "topic", message: "Topic", files: { "topic.md": "topic\n" } };
  head = await writeFiles(stage.sandbox.github, stage.actor("viola-dev"), write);
  const { data } = await pulls.create({ ...stage.place, title: "Topic", head: "topic", base: "main" });
  number = data.number;
  await stage.as("conductor").rest.repos.createRepoRuleset({ ...stage.place, ...rulesetRequiring(check) });
});
afterAll(() => stage.stop());

describe("the button that merges", () => {
  it("cannot be pressed while the merge is blocked, and says what blocks it", async () => {
    const { button, verdict } = await look("viola-dev");
    expect(button).toContain(" disabled");
    expect(button).toContain('aria-describedby="merge-verdict"');
    expect(verdict).toContain(`Required status check "${check}" is expected.`);
  });

  it("keeps apart what the API says of a merge that it refuses all the same", async () => {
    const { url } = stage.sandbox;
    const refused = await fetch(`${url}/_page/acts/orchestra/score/merge`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: url, referer: `${url}/orchestra/score/pull/1`, cookie: "act-as=viola-dev" },
      body: new URLSearchParams({ number: String(number) }),
    });
    expect(decodeURIComponent(refused.headers.get("set-cookie") ?? "")).toContain(
      `Repository rule violations found · Required status check \\"${check}\\" is expected.`,
    );
  });

  it("can be pressed by who may merge, once nothing blocks it", async () => {
    const { repos } = stage.as("conductor").rest;
    await repos.createCommitStatus({ ...stage.place, sha: head, state: "success", context: check });
    expect((await look("viola-dev")).button).not.toContain("disabled");
    const stranger = await look("passerby");
    expect(stranger.button).toContain(" disabled");
    expect(stranger.verdict).toContain("write access");
  });
});

async function look(login: string): Promise<{ readonly button: string; readonly verdict: string }> {
  const headers = { accept: "text/html", cookie: `act-as=${login}` };
  const address = `${stage.sandbox.url}/orchestra/score/pull/${String(number)}`;
  const page = (await (await fetch(address, { headers })).text()).replaceAll("&quot;", '"');
  return {
    button: /<button id="merge"[^>]*>/.exec(page)?.[0] ?? "",
    verdict: /id="merge-verdict"([^]*?)<form/.exec(page)?.[1] ?? "",
  };
}
