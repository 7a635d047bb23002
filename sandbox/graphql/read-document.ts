import { type DocumentNode, GraphQLError, parse, validate } from "graphql";
import { LRUCache } from "lru-cache";
import { githubSchema } from "./github-schema.ts";

/** What GitHub would say of the query's text alone: whatever the variables are, it is the same each time. */
type Reading =
  | { readonly document: DocumentNode; readonly problems: readonly [] }
  | { readonly document: null; readonly problems: readonly GraphQLError[] };

/** Clients ask the same few queries again and again, and holding one to the schema costs as much as answering it. */
const readings = new LRUCache<string, Reading>({ max: 200 });

export function readDocument(query: string): Reading {
  const reading = readings.get(query) ?? read(query);
  readings.set(query, reading);
  return reading;
}

function read(query: string): Reading {
  const document = parseQuery(query);
  if (document instanceof GraphQLError) return { document: null, problems: [document] };
  const problems = validate(githubSchema(), document);
  return problems.length > 0 ? { document: null, problems } : { document, problems: [] };
}

function parseQuery(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
