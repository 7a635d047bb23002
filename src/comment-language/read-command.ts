import { argumentKinds } from "../domain/comment-commands/argument-kind.ts";
import { CommentCommand, type CommandName } from "../domain/comment-commands/comment-command.ts";
import { commandTable, type CommandArgument } from "../domain/comment-commands/command-table.ts";
import { fail, type Result, succeed } from "../domain/result.ts";
import { type Problem, quotable } from "./problem.ts";
import { readArgument } from "./read-argument.ts";

/** The arguments of a command, read as its entry in the table says, from a normalised line. */
export function readCommand(name: CommandName, line: string): Result<CommentCommand, Problem> {
  const grammar: readonly CommandArgument[] = commandTable[name].arguments;
  const values: Record<string, unknown> = {};
  const notFound: CommandArgument[] = [];
  let rest = line.slice(name.length + 1).trimStart();

  for (const argument of grammar) {
    const read = readArgument(argument.kind, rest);
    if (read !== undefined) {
      values[argument.name] = read.value;
      rest = read.rest;
    } else if (argument.required) {
      return fail(complaint(name, line, rest, [argument]));
    } else {
      notFound.push(argument);
    }
  }
  if (rest !== "") return fail(complaint(name, line, rest, notFound));
  return succeed(CommentCommand.parse({ name, ...values }));
}

function complaint(
  command: CommandName,
  line: string,
  rest: string,
  awaited: readonly CommandArgument[],
): Problem {
  const column = line.length - rest.length + 1;
  const expected = awaited.map(({ kind }) => argumentKinds[kind].expected);
  if (rest === "") return { code: "missing-argument", command, column, expected };
  const found = quotable(rest);
  if (expected.length === 0) return { code: "unexpected-text", command, column, found };
  return { code: "wrong-argument", command, column, found, expected };
}
