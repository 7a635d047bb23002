// What the page of a pull request says of its merge, before somebody tries it and after.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFiles } from "../../../sandbox/operations/write-files.ts";
import { orchestra } from "../../../sandbox/seed/seed-orchestra.ts";
import { eventually } from "../../support/eventually.ts";
import { rulesetRequiring } from "../../support/required-check.ts";
import { type SandboxWithApp, startSandboxWithApp } from "../../support/sandbox-with-app.ts";

const check = "in tempo";

let stage: SandboxWithApp;
let head: string;
let number: number;
let clash: number;
beforeAll(async () => {
  const personas = { ...orchestra.personas, usher: "triage" } as const;
  stage = await startSandboxWithApp({ plan: { ...orchestra, personas } });
  const { repositoryId } = stage.seeded;
  const { git, pulls } = stage.as("viola-dev").rest;
  const main = await git.getRef({ ...stage.place, ref: "heads/main" });
  await git.createRef({ ...stage.place, ref: "refs/heads/topic", sha: main.data.object.sha });
  const write = { repositoryId, branch: "topic", message: "Topic", files: { "topic.md": "topic\n" } };
  head = await writeFiles(stage.sandbox.github, stage.actor("viola-dev"), write);
  const { data } = await pulls.create({ ...stage.place, title: "Topic", head: "topic", base: "main" });
  number = data.number;
  clash = await openClash(main.data.object.sha);
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
  });

  it.each(["passerby", "usher"])("cannot be pressed by who may not write: %s", async (login) => {
    const { button, verdict } = await look(login);
    expect(button).toContain(" disabled");
    expect(verdict).toContain("Only those with write access to this repository can merge.");
  });

  it("cannot be pressed for a draft that conflicts, and both are said", async () => {
    const { pulls } = stage.as("viola-dev").rest;
    const isMergeable = async () => (await pulls.get({ ...stage.place, pull_number: clash })).data.mergeable;
    await eventually(isMergeable).toBe(false);
    const { button, verdict } = await look("viola-dev", clash);
    expect(button).toContain(" disabled");
    expect(verdict).toContain("This is a draft.");
    expect(verdict).toContain("It conflicts with the base branch.");
    expect(verdict).not.toContain("write access");
  });
});

/** A draft whose file is another one on the base branch since. */
async function openClash(sha: string): Promise<number> {
  const { repositoryId } = stage.seeded;
  const { git, pulls } = stage.as("viola-dev").rest;
  await git.createRef({ ...stage.place, ref: "refs/heads/clash", sha });
  for (const branch of ["clash", "main"]) {
    const write = { repositoryId, branch, message: "Retitle", files: { "README.md": `# For ${branch}\n` } };
    await writeFiles(stage.sandbox.github, stage.actor("conductor"), write);
  }
  const { data } = await pulls.create({
    ...stage.place,
    title: "Clash",
    head: "clash",
    base: "main",
    draft: true,
  });
  return data.number;
}

async function look(
  login: string,
  pull = number,
): Promise<{ readonly button: string; readonly verdict: string }> {
  const headers = { accept: "text/html", cookie: `act-as=${login}` };
  const address = `${stage.sandbox.url}/orchestra/score/pull/${String(pull)}`;
  const page = (await (await fetch(address, { headers })).text()).replaceAll("&quot;", '"');
  return {
    button: /<button id="merge"[^>]*>/.exec(page)?.[0] ?? "",
    verdict: /id="merge-verdict"([^]*?)<form/.exec(page)?.[1] ?? "",
  };
}
