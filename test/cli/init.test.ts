import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { InitReport } from "../../cli/commands/init.ts";
import { checkConfiguration } from "../../cli/configuration/check-configuration.ts";
import { createShippedReader } from "../../cli/configuration/shipped-reader.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { writesAmong } from "../support/command-on-stage.ts";
import { type Shape, type ShapedRepository, createShaped } from "../support/shaped-repository.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { type Around, json, tutti } from "../support/tutti-command.ts";

const readme = { "README.md": "# Work\n" };
const three = { ada: "admin", ben: "write", cleo: "write" } as const;

type Expected = {
  readonly members: number;
  readonly domains: readonly string[];
  readonly lead: string;
  /** Words of what the team is told. */
  readonly note?: string;
};

const shapes: readonly (Shape & { readonly shape: string; readonly expected: Expected })[] = [
  {
    shape: "no CODEOWNERS",
    owner: "plain",
    people: three,
    files: readme,
    expected: { members: 3, domains: ["app"], lead: "ada" },
  },
  {
    shape: "a monorepo",
    owner: "mono",
    people: three,
    files: {
      ...readme,
      "packages/web/a.ts": "",
      "packages/api/b.ts": "",
      "services/mail/c.ts": "",
      "docs/d.md": "",
    },
    expected: { members: 3, domains: ["app", "api", "web", "mail"], lead: "ada" },
  },
  {
    shape: "one person",
    owner: "uma",
    ownedBy: "user",
    people: { uma: "admin" },
    files: readme,
    expected: { members: 1, domains: ["app"], lead: "uma", note: "One person alone" },
  },
  {
    shape: "two people",
    owner: "pair",
    people: { ada: "admin", ben: "write" },
    files: readme,
    expected: { members: 2, domains: ["app"], lead: "ada" },
  },
  {
    shape: "40 members",
    owner: "crowd",
    people: {
      ada: "admin",
      ...Object.fromEntries(Array.from({ length: 39 }, (_, index) => [`person-${index}`, "write" as const])),
    },
    files: { ...readme, ".github/CODEOWNERS": "* @ada\n/web/ @person-1 @person-2\n" },
    expected: { members: 40, domains: ["app", "web"], lead: "ada" },
  },
  {
    shape: "archived",
    owner: "museum",
    people: three,
    files: readme,
    archived: true,
    expected: { members: 3, domains: ["app"], lead: "ada", note: "archived" },
  },
  {
    shape: "no Actions",
    owner: "quiet",
    people: three,
    files: readme,
    actions: false,
    expected: { members: 3, domains: ["app"], lead: "ada", note: "Actions are off" },
  },
  {
    shape: "a protected default branch",
    owner: "careful",
    people: three,
    files: readme,
    isProtected: true,
    expected: { members: 3, domains: ["app"], lead: "ada", note: "by pull request only" },
  },
  {
    shape: "an empty repository",
    owner: "blank",
    people: three,
    expected: { members: 3, domains: ["app"], lead: "ada", note: "is empty" },
  },
  {
    shape: "bots only in its history",
    owner: "robots",
    people: { ada: "admin" },
    files: readme,
    bots: ["coder", "dependabot"],
    expected: { members: 1, domains: ["app"], lead: "ada", note: "coder[bot]" },
  },
  {
    shape: "teams in CODEOWNERS",
    owner: "teams",
    people: { ...three, dora: "write" },
    teams: { frontend: ["ben", "cleo"], backend: ["dora", "ada"] },
    files: {
      ...readme,
      CODEOWNERS: "# who\n*  @teams/backend\n*.css @teams/frontend\n/web/ @teams/frontend # ui\n",
    },
    expected: { members: 4, domains: ["backend", "frontend"], lead: "ada" },
  },
  {
    shape: "an account that is an agent's by its name",
    owner: "machines",
    people: { ada: "write", "octo-agent": "admin", ben: "write" },
    files: { ...readme, CODEOWNERS: "/web/ @octo-agent @ben\n" },
    expected: { members: 3, domains: ["app", "web"], lead: "ada", note: "Taken for an agent: octo-agent." },
  },
  {
    shape: "names that are no ids, patterns that are odd, owners that are gone",
    owner: "odd",
    people: { "Ada-Upper": "admin", "0x12": "write", null: "write", tutti: "write" },
    files: {
      ...readme,
      CODEOWNERS: "/a\\ b/ @0x12\n/x{y/ @Ada-Upper\n/c/ @gone\n/d/ mail@example.com\n/e/\n",
    },
    expected: { members: 4, domains: ["app", "a-b"], lead: "ada-upper", note: "left out: /x{y/" },
  },
];

describe("tutti init", () => {
  let sandbox: Sandbox;
  const made = new Map<string, ShapedRepository>();

  beforeAll(async () => {
    sandbox = await startSandbox();
    for (const shape of shapes) made.set(shape.owner, await createShaped(sandbox, shape));
  }, 60_000);
  afterAll(() => sandbox.stop());

  const shaped = (owner: string): ShapedRepository => {
    const found = made.get(owner);
    if (found === undefined) throw new Error(`no shape ${owner}`);
    return found;
  };
  const here = (owner: string, around: Around = {}): Around => ({
    ...around,
    environment: {
      GITHUB_API_URL: sandbox.apiUrl,
      GITHUB_TOKEN: shaped(owner).token,
      GITHUB_REPOSITORY: shaped(owner).fullName,
    },
  });

  test.each(shapes.map((shape) => [shape.shape, shape] as const))(
    "%s: a valid configuration, and nothing written",
    async (_name, { owner, expected }) => {
      sandbox.traffic.clear();
      const ran = await tutti("init --dry-run --json", here(owner));
      expect(ran.error).toBe("");
      const report = json(ran);
      expect(read(report)).toMatchObject({
        outcome: "shown",
        lead: expected.lead,
        domains: expected.domains.map((id) => ({ id })),
      });
      const { members, files, notes } = read(report);
      expect(members).toHaveLength(expected.members);
      if (expected.note !== undefined) expect(notes.join("\n")).toContain(expected.note);
      const text = files[0]?.text ?? "";
      expect(text).toContain("\nmode: observe\n");
      const ids = members.map(({ id }) => id);
      for (const { lead } of Object.values(Areas.parse(parse(text)).domains)) expect(ids).toContain(lead);
      const hasWorkflow = files.some(({ path }) => path === ".github/workflows/tutti.yml");
      expect(hasWorkflow).toBe(owner !== "quiet");
      const checked = await checkConfiguration(await createShippedReader(), text, null);
      expect(checked.faults).toEqual([]);
      expect(writesAmong(sandbox.traffic.all)).toEqual([]);
    },
  );

  test("CODEOWNERS' order and owners are kept, since the last pattern that fits wins there too", async () => {
    const { files, domains } = read(json(await tutti("init --dry-run --json", here("teams"))));
    expect(domains).toEqual([
      { id: "backend", paths: ["**"], owners: ["ada", "dora"] },
      { id: "frontend", paths: ["*.css", "/web/"], owners: ["ben", "cleo"] },
    ]);
    expect(files[0]?.text).toContain('ben: { github: "ben", domain: frontend }');
  });

  test("what it writes into a folder is valid, and is not replaced without --force", async () => {
    const folder = await temporaryDirectory();
    const around = here("plain", { folder });
    const ran = await tutti("init --app", around);
    expect(ran).toMatchObject({ code: 0, error: "" });
    expect(ran.out).toContain("wrote .github/tutti.yml");
    expect((await tutti("validate", around)).code).toBe(0);
    const again = await tutti("init --app", around);
    expect(again).toMatchObject({ code: 2 });
    expect(again.error).toContain(".github/tutti.yml is there already");
    expect((await tutti("init --app --force", around)).code).toBe(0);
    expect(await readFile(join(folder, ".github/tutti.yml"), "utf8")).toContain("lead: { member: ada");
  });

  test("somebody who may only read is told what the token needs", async () => {
    const { fullName } = shaped("mono");
    const token = shaped("uma").token;
    const environment = { GITHUB_API_URL: sandbox.apiUrl, GITHUB_TOKEN: token, GITHUB_REPOSITORY: fullName };
    const ran = await tutti("init --pull-request", { environment });
    expect(ran.code).toBe(3);
    expect(ran.error).toMatch(/refused|took no pull request/);
  });

  test("a token that is not shown who works here: it says so, and names whom CODEOWNERS names", async () => {
    const environment = (owner: string) => ({
      GITHUB_API_URL: sandbox.apiUrl,
      GITHUB_TOKEN: shaped("uma").token,
      GITHUB_REPOSITORY: shaped(owner).fullName,
    });
    const plain = read(json(await tutti("init --dry-run --json", { environment: environment("mono") })));
    expect(plain.members).toEqual([{ id: "uma", login: "uma", kind: "human" }]);
    expect(plain.notes.join("\n")).toContain("does not show who works here");
    expect(plain.notes[0]).toMatch(/^One person was found.*Take `separation: solo` out/);
    const odd = read(json(await tutti("init --dry-run --json", { environment: environment("odd") })));
    expect(odd.members.map(({ login }) => login)).toEqual(["0x12", "Ada-Upper"]);
  });

  const refused = [
    ["museum", "is archived"],
    ["blank", "is empty"],
  ] as const;
  const proposed = shapes.filter(({ owner }) => refused.every(([other]) => other !== owner));

  test.each(proposed.map(({ shape, owner, expected }) => [shape, owner, expected] as const))(
    "%s: the onboarding pull request says what will happen, and mentions nobody",
    async (_shape, owner, { note }) => {
      const ran = await tutti("init --pull-request --json", here(owner));
      expect(ran).toMatchObject({ code: 0, error: "" });
      const { pullRequest } = read(json(ran));
      const state = sandbox.state;
      const pull = state.pullRequests
        .all()
        .find((each) => each.repositoryId === shaped(owner).id && each.headRef === "add-tutti");
      expect(pullRequest?.number).toBe(pull?.number);
      const { body } = issueByNumber(state, shaped(owner).id, pullRequest?.number ?? 0);
      for (const word of ["observe", "tutti-ledger", "Members", "tutti uninstall"])
        expect(body ?? "").toContain(word);
      if (note !== undefined) expect((body ?? "").replaceAll("\\", "")).toContain(note);
      expect(body).not.toMatch(/(?:^|[^\w`])@\w/);
      const again = await tutti("init --pull-request --json", here(owner));
      expect(read(json(again))).toMatchObject({ outcome: "already-proposed", pullRequest });
    },
  );

  test.each(refused)("no pull request for %s, which %s", async (owner, why) => {
    const ran = await tutti("init --pull-request", here(owner));
    expect(ran).toMatchObject({ code: 4, out: "" });
    expect(ran.error).toContain(why);
  });

  test("before that, nothing can be simulated, and it says why", async () => {
    const ran = await tutti("simulate 1", here("robots"));
    expect(ran).toMatchObject({ code: 4, out: "" });
    expect(ran.error).toContain("robots/work is under nobody's care");
  });

  test("GitHub's descriptions were kept", () => {
    expect(sandbox.violations.all).toEqual([]);
  });
});

const Areas = z.object({ domains: z.record(z.string(), z.object({ lead: z.string() })) });

function read(report: unknown) {
  return InitReport.parse(report);
}
