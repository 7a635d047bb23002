import { describe, expect, test } from "vitest";
import { exitCodes } from "../../cli/exit-codes.ts";
import { verbs } from "../../cli/verbs.ts";
import { readLine } from "../../cli/read-line.ts";
import { json, tutti } from "../support/tutti-command.ts";

describe("a line", () => {
  test("nothing, help and --help list every command", async () => {
    for (const line of ["", "help", "--help"]) {
      const ran = await tutti(line);
      expect(ran).toMatchObject({ code: 0, error: "" });
      for (const { name } of verbs) expect(ran.out).toMatch(new RegExp(`^  ${name} `, "m"));
    }
  });

  test.each(verbs.map(({ name }) => [name]))("help of %s, in both ways", async (name) => {
    const ran = await tutti(`help ${name}`);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain(`Usage: tutti ${name}`);
    expect(await tutti(`${name} --help`)).toEqual(ran);
  });

  test("a command that is not there", async () => {
    const ran = await tutti("valdate");
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.error).toContain("Did you mean “validate”?");
    expect((await tutti("help valdate")).code).toBe(2);
  });

  test("an option that is not there, one without its value, one operand too many", async () => {
    expect((await tutti("validate --ofline")).error).toContain(
      "There is no option --ofline. Did you mean “offline”?",
    );
    expect((await tutti("validate --repo")).error).toContain("--repo needs <owner/name>");
    expect((await tutti("validate one two")).error).toContain("does not expect “two”");
    for (const line of ["validate --ofline", "validate --repo", "validate one two"]) {
      expect((await tutti(line)).code).toBe(2);
    }
  });

  test("an option of every command may stand before it; for others it is said where they stand", async () => {
    expect(await tutti("--json --repo octo/score validate")).toEqual(
      await tutti("validate --repo octo/score --json"),
    );
    expect(await tutti("--help why")).toEqual(await tutti("help why"));
    expect(json(await tutti("--json help why"))).toMatchObject({ name: "why" });
    const own = await tutti("--dry-run init");
    expect(own).toMatchObject({ code: 2, out: "" });
    expect(own.error).toContain("after it: `tutti init --dry-run`");
    expect((await tutti("--frob")).error).toContain("There is no command before --frob.");
    expect((await tutti("--repo")).error).toContain("There is no command before --repo.");
  });

  test.each([
    ["--repo status", "“status” is a command"],
    ["--json --repo why 12", "“why” is a command"],
    ["--repo status why 12", "“status” is a command"],
    ["--repo help status", "“help” is a command"],
    ["status --repo log", "“log” is a command"],
    ["why --repo 12", "“12” is none"],
    ["status --repo --json", "“--json” is an option"],
    ["--repo --git status", "“--git” is an option"],
    ["status --repo --offline", "one that begins with a dash is written --repo=--offline"],
    ["--repo=tutti status", "“tutti” is none"],
    ["status --repo=", "“” is none"],
  ])("a repository that was forgotten is told, not what stands in its place: %s", async (line, what) => {
    const ran = await tutti(line);
    expect(ran.code).toBe(2);
    expect(`${ran.error}${ran.out}`).toContain(`--repo needs <owner/name> after it, and ${what}`);
    expect(`${ran.error}${ran.out}`).not.toMatch(/no command before|ambiguous|names no repository/);
  });

  test("so it is for every option with a value", async () => {
    expect((await tutti("--repo status")).error).toContain("`tutti status --repo octo-org/octo-repo`");
    expect((await tutti("track --label --yes")).error).toContain(
      "--label needs <name> after it, and “--yes” is an option.",
    );
    expect((await tutti("log --last")).error).toContain("--last needs <count> after it.");
    expect((await tutti("simulate 1 --comment -5")).error).toContain(
      "--comment needs <text> after it, and one that begins with a dash is written --comment=-5.",
    );
    expect((await tutti("simulate --comment 12")).error).toContain(
      "needs <delivery-or-issue>: a file with a delivery, or the number of an issue or pull request; “12” was read as the value of --comment.",
    );
    expect((await tutti("status --all=yes")).error).toContain("--all stands alone, without a value.");
  });

  test("a value that is none is named as it is written", async () => {
    expect((await tutti("track")).error).toContain("tutti: --label: name the label");
    expect((await tutti("why x")).error).toContain(
      "tutti: <task>: a task is named by the number of its issue, as 12.",
    );
  });

  test("a repository without a configuration", async () => {
    expect((await tutti("validate --repo octo/score")).code).toBe(4);
    expect((await tutti("validate --repo octo/score --json")).code).toBe(4);
  });

  test("problems are JSON where JSON was asked for", async () => {
    const ran = await tutti("valdate --json");
    expect(ran).toMatchObject({ code: 2, error: "" });
    expect(json(ran)).toMatchObject({ error: { reason: "usage" } });
  });

  test("what it says of itself is JSON too", async () => {
    expect(json(await tutti("--version --json"))).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
    const all = { commands: expect.arrayContaining([expect.objectContaining({ name: "why" })]) };
    for (const line of ["--json", "help --json"]) expect(json(await tutti(line))).toEqual(all);
    const repo = { name: "repo", takes: "owner/name", summary: expect.any(String) };
    const one = {
      name: "why",
      usage: "tutti why <task> [--git]",
      options: expect.arrayContaining([repo]),
    };
    for (const line of ["help why --json", "why --help --json"]) {
      expect(json(await tutti(line))).toMatchObject(one);
    }
  });

  test("every documented example can be read", () => {
    const examples = verbs.flatMap((verb) => verb.examples);
    expect(examples.length).toBeGreaterThanOrEqual(verbs.length);
    for (const example of examples) {
      const { verb, given } = readLine(verbs, example.split(" "));
      expect(() => verb.parse(given)).not.toThrow();
    }
  });

  test("exit codes are told apart", () => {
    const codes = Object.values(exitCodes).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
