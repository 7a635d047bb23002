import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";

const source = new URL("./schema.graphql", import.meta.resolve("@octokit/graphql-schema"));
export const githubSchema = buildSchema(readFileSync(source, "utf8"), { assumeValid: true });

/** What GitHub would have against a document, by its published schema. */
export function faultsOf(document: string): readonly string[] {
  return validate(githubSchema, parse(document)).map(({ message }) => message);
}
