import { generateKeyPairSync } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { validate } from "../../cli/commands/validate.ts";
import { type InstalledOrchestra, installOrchestra } from "../support/installed-orchestra.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { json, tutti } from "../support/tutti-command.ts";

const sound =
  "lead: { member: ada, deputy: ben }\nmembers:\n  ada: { github: conductor }\n  ben: { github: viola-dev }\n  cleo: { github: cello-dev }\ndomains:\n  app: {}\n";
const faulty = "lead: ada\nmode: enforced\nmembers:\n  ada: { github: conductor, level: 9 }\ndomain: {}\n";

async function folderWith(text: string): Promise<string> {
  const folder = await temporaryDirectory();
  await mkdir(join(folder, ".github"), { recursive: true });
  await writeFile(join(folder, ".github/tutti.yml"), text);
  return folder;
}

describe("tutti validate, without GitHub", () => {
  test("a sound configuration is valid", async () => {
    const ran = await tutti("validate", { folder: await folderWith(sound) });
    expect(ran).toMatchObject({ code: 0, error: "" });
    expect(ran.out).toContain(".github/tutti.yml is valid.");
    expect(ran.out).toContain("were not looked up");
  });

  test("every problem at once, with file, line and column", async () => {
    const ran = await tutti("validate", { folder: await folderWith(faulty) });
    expect(ran.code).toBe(1);
    const places = ran.out
      .split("\n")
      .flatMap((line) => /^\.github\/tutti\.yml:(\d+:\d+): ./.exec(line)?.[1] ?? []);
    expect(places).toEqual(["1:1", "2:7", "4:36", "5:1"]);
    expect(ran.out).toContain("Did you mean");
    expect(ran.out).toContain("4 problems.");
  });

  test("JSON has the same problems in its documented shape", async () => {
    const ran = await tutti("validate --json", { folder: await folderWith(faulty) });
    expect(ran.code).toBe(1);
    const report = validate.report.parse(json(ran));
    expect(report).toMatchObject({
      lookedUp: false,
      problems: [{ line: 1 }, { line: 2 }, { line: 4 }, { line: 5 }],
    });
  });

  test("a file that is not there", async () => {
    const ran = await tutti("validate nothing.yml", { folder: await temporaryDirectory() });
    expect(ran).toMatchObject({ code: 4, out: "" });
    expect(ran.error).toMatch(/nothing\.yml cannot be read.*\n.*tutti init/);
  });

  test("a joined repository says where its configuration is", async () => {
    const ran = await tutti("validate", { folder: await folderWith("home: orchestra/score\n") });
    expect(ran.code).toBe(0);
  });
});

describe("tutti validate, with GitHub", () => {
  let orchestra: InstalledOrchestra;
  beforeAll(async () => {
    orchestra = await installOrchestra();
  });
  afterAll(() => orchestra.stop());

  const github = (login = "viola-dev") => ({
    environment: {
      GITHUB_API_URL: orchestra.sandbox.apiUrl,
      GITHUB_TOKEN: orchestra.seeded.personas[login]?.token ?? "",
    },
  });

  test("logins are looked up", async () => {
    const folder = await folderWith(sound.replace("viola-dev", "viola-dave"));
    const ran = await tutti("validate --repo orchestra/score", { folder, ...github() });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(".github/tutti.yml:4:");
    expect(ran.out).toContain("viola-dave");
    const offline = await tutti("validate --offline", { folder, ...github() });
    expect(offline.code).toBe(0);
  });

  test("the repository comes from the git remote, the token from gh", async () => {
    const folder = await folderWith(sound);
    const token = orchestra.seeded.personas["conductor"]?.token ?? "";
    const programs = {
      "git remote get-url origin": { exitCode: 0, stdout: "git@github.example.com:orchestra/score.git\n" },
      "gh auth token --hostname github.example.com": { exitCode: 0, stdout: `${token}\n` },
    };
    const ran = await tutti("validate --json", {
      folder,
      programs,
      environment: { GITHUB_API_URL: orchestra.sandbox.apiUrl },
    });
    expect(json(ran)).toMatchObject({ lookedUp: true, problems: [] });
  });

  test("as the App", async () => {
    const folder = await folderWith(sound);
    const environment = {
      GITHUB_API_URL: orchestra.sandbox.apiUrl,
      APP_ID: String(orchestra.app.id),
      PRIVATE_KEY: orchestra.privateKey,
    };
    const ran = await tutti("validate --json --repo orchestra/score", { folder, environment });
    expect(json(ran)).toMatchObject({ lookedUp: true, problems: [] });
    const elsewhere = await tutti("validate --repo nobody/nothing", { folder, environment });
    expect(elsewhere.code).toBe(4);
    expect(elsewhere.error).toContain("not installed on nobody");
  });

  test("an App whose key is of no use is told so, and nothing is done with less", async () => {
    const folder = await folderWith(sound);
    await writeFile(join(folder, "app.pem"), orchestra.privateKey);
    const { publicKey, privateKey } = generateKeyPairSync("rsa", {
      modulusLength: 2_048,
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
      publicKeyEncoding: { type: "spki", format: "pem" },
    });
    const as = (environment: Readonly<Record<string, string>>) =>
      tutti("validate", {
        folder,
        environment: {
          GITHUB_API_URL: orchestra.sandbox.apiUrl,
          GITHUB_REPOSITORY: "orchestra/score",
          ...environment,
        },
      });
    const id = String(orchestra.app.id);
    const told = [
      [{ APP_ID: id, PRIVATE_KEY: publicKey }, /PRIVATE_KEY is a public key/],
      [{ APP_ID: id, PRIVATE_KEY: "app.pem" }, /name of a file.*PRIVATE_KEY_PATH/],
      [{ APP_ID: id, PRIVATE_KEY_PATH: "none.pem" }, /PRIVATE_KEY_PATH names none.pem/],
      [{ APP_ID: id }, /APP_ID is set, and PRIVATE_KEY is not/],
      [{ PRIVATE_KEY_PATH: "app.pem" }, /PRIVATE_KEY_PATH is set, and APP_ID is not/],
      [{ APP_ID: "me", PRIVATE_KEY_PATH: "app.pem" }, /APP_ID is not the App's number/],
    ] as const;
    for (const [environment, words] of told) {
      const ran = await as(environment);
      expect([ran.code, ran.out]).toEqual([2, ""]);
      expect(ran.error).toMatch(words);
      expect(ran.error).not.toContain("KEY-----");
    }
    const others = await as({ APP_ID: id, PRIVATE_KEY: privateKey });
    expect(others).toMatchObject({
      code: 3,
      error: expect.stringMatching(/does not know App \d+ by this key/),
    });
    const doctor = await tutti("doctor --repo orchestra/score", {
      environment: { GITHUB_API_URL: orchestra.sandbox.apiUrl, APP_ID: id, PRIVATE_KEY: privateKey },
    });
    expect(doctor.code).toBe(3);
    expect(doctor.error).toMatch(/does not know App \d+ by this key/);
    expect(doctor.error).not.toContain("KEY-----");
    expect(await as({ APP_ID: id, PRIVATE_KEY_PATH: "app.pem" })).toMatchObject({ code: 0, error: "" });
  });

  test("a repository that nobody shows us", async () => {
    const ran = await tutti("validate --repo orchestra/none", {
      folder: await folderWith(sound),
      ...github(),
    });
    expect(ran.code).toBe(4);
    expect(ran.error).toContain("no repository orchestra/none");
    expect(orchestra.sandbox.violations.all).toEqual([]);
  });

  test("GitHub that is not there, and a token that it does not know", async () => {
    const folder = await folderWith(sound);
    const environment = { GITHUB_API_URL: orchestra.sandbox.apiUrl, GITHUB_TOKEN: "ghp_nobody" };
    const refused = await tutti("validate --repo orchestra/score", { folder, environment });
    expect(refused.code).toBe(3);
    expect(refused.error).not.toContain("ghp_nobody");
  });
});
