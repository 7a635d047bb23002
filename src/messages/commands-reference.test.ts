import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { readComment } from "../comment-language/read-comment.ts";
import { commandNames } from "../domain/comment-commands/comment-command.ts";
import { commandUsage } from "./command-usage.ts";
import { commandsReference } from "./commands-reference.ts";
import { helpText, helpTextOf } from "./help-text.ts";

describe("the reference of commands", () => {
  test("in docs/commands.md is fresh; tools/write-commands-reference.ts writes it", async () => {
    const written = await readFile(new URL("../../docs/commands.md", import.meta.url), "utf8");
    expect(written).toBe(commandsReference());
  });

  test("has a section for each command", () => {
    const headings = [...commandsReference().matchAll(/^## \/(\S+)$/gm)].map(([, name]) => name);
    expect(headings).toEqual(commandNames);
  });
});

describe("help", () => {
  test("lists every command with its usage", () => {
    for (const name of commandNames) expect(helpText()).toContain(`- \`${commandUsage(name)}\`: `);
  });

  test.each([
    ["status", "/status"],
    ["assign", "/assign @<member>"],
    ["request-changes", "/request-changes <layer> <note>"],
    ["pause", "/pause [<@member | organization>] [until <date or time>]"],
  ] as const)("writes the usage of %s as %s", (name, usage) => {
    expect(commandUsage(name)).toBe(usage);
  });

  test("on a command says who may give it, where, and an example", () => {
    expect(helpTextOf("untrack")).toContain("- Who: the domain lead or above or a maintainer");
    expect(helpTextOf("approve")).toContain("- Where: pull requests");
    expect(helpTextOf("tier")).toContain("- Example: `/tier 2`");
  });

  test("is no command itself, whoever quotes it", () => {
    expect(commandNames.flatMap((name) => readComment(helpTextOf(name)))).toEqual([]);
    expect(readComment(helpText())).toEqual([]);
  });
});
