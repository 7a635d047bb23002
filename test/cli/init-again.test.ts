// What `init` does where something stands already, and that a dry run says the same.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InitReport } from "../../cli/commands/init.ts";
import { readShippedWorkflow, workflowPath } from "../../cli/onboarding/shipped-workflow.ts";
import { type CommandHere, commandOn } from "../support/command-on-stage.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { createShaped } from "../support/shaped-repository.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { type Around, type Ran, json, tutti } from "../support/tutti-command.ts";

const agent = "cello-dev: { github: cello-dev, kind: agent, accountable: viola-lead, domain: strings }";
const withAgent = orchestraConfiguration.replace(/cello-dev: .*/, agent);

let stage: Stage;
let onStage: CommandHere;
let fresh: (line: string, around?: Around) => Promise<Ran>;
beforeAll(async () => {
  stage = await setStage({ configuration: withAgent });
  onStage = commandOn(stage);
  const people = { ada: "admin", ben: "write" } as const;
  const plain = { owner: "plain", people, files: { "README.md": "# Work\n" } };
  const { fullName, token } = await createShaped(stage.sandbox, plain);
  fresh = (line, around = {}) =>
    tutti(line, {
      ...around,
      environment: {
        GITHUB_API_URL: stage.sandbox.apiUrl,
        GITHUB_TOKEN: token,
        GITHUB_REPOSITORY: fullName,
      },
    });
}, 60_000);
afterAll(() => stage.stop());

describe("a dry run", () => {
  test("shows each file whole", async () => {
    const { out, code } = await fresh("init --dry-run");
    expect(code).toBe(0);
    expect(out).toMatch(/^==> \.github\/tutti\.yml <==\n\n# Tutti's configuration/);
    const [, workflow = ""] = out.split(`==> ${workflowPath} <==\n\n`);
    expect(workflow).toContain((await readShippedWorkflow()).trimEnd().split("\n").slice(-5).join("\n"));
    expect(out).toContain("Would write .github/tutti.yml and .github/workflows/tutti.yml.");
  });

  test("of what would be refused is refused alike, with the way to look all the same", async () => {
    const dry = await onStage("init --dry-run", "conductor");
    expect(dry).toEqual(await onStage("init", "conductor"));
    expect(dry).toMatchObject({ code: 2, out: "" });
    expect(dry.error).toContain("`--force --dry-run` shows by what");

    const folder = await temporaryDirectory();
    await mkdir(join(folder, ".github"));
    await writeFile(join(folder, ".github/tutti.yml"), "lead: ada\n");
    const standing = await fresh("init --dry-run", { folder });
    expect(standing).toMatchObject({ code: 2, out: "" });
    expect(standing).toEqual(await fresh("init", { folder }));
    expect((await fresh("init --force --dry-run", { folder })).code).toBe(0);
  });

  test("looks from a clone of something else as well, and says where the real one has to be given", async () => {
    const answer = (stdout: string) => ({ exitCode: 0, stdout });
    const programs = {
      "git rev-parse --show-toplevel": answer("/elsewhere\n"),
      "git remote -v": answer("origin\thttps://github.com/tutti-team/tutti.git (fetch)\n"),
    };
    const dry = await fresh("init --dry-run", { programs });
    expect(dry).toMatchObject({ code: 0, error: "" });
    expect(dry.out).toMatch(
      /- To write it: .*is in a clone of tutti-team\/tutti, not of plain\/work\. Go into/,
    );
    expect(await fresh("init", { programs })).toMatchObject({ code: 2, out: "" });
    expect((await fresh("init --dry-run --pull-request", { programs })).out).not.toContain("To write it");
  });
});

describe("where the App writes already", () => {
  test("no workflow is proposed beside it, and it says why", async () => {
    const ran = await onStage("init --force --dry-run --json", "conductor");
    expect(ran).toMatchObject({ code: 0, error: "" });
    const { files, notes } = InitReport.parse(json(ran));
    expect(files.map(({ path }) => path)).toEqual([".github/tutti.yml"]);
    expect(notes.join("\n")).toMatch(/The App works here already.*second writer.*`writer: action`/);
    expect(notes.join("\n")).not.toContain("Install the App");
  });

  test("whoever is an agent in the configuration that is replaced comes as one", async () => {
    const { files, members } = InitReport.parse(
      json(await onStage("init --force --dry-run --json", "conductor")),
    );
    expect(members.filter(({ kind }) => kind === "agent").map(({ login }) => login)).toEqual(["cello-dev"]);
    expect(parse(files[0]?.text ?? "")).toMatchObject({
      members: { "cello-dev": { kind: "agent", accountable: "conductor" } },
    });
  });
});
