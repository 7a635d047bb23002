// What resolvers return: plain objects whose members are named as the fields of their type in GitHub's schema.

import { getNamedType, type GraphQLFieldResolver, type GraphQLResolveInfo } from "graphql";

export type Arguments = Readonly<Record<string, unknown>>;

/** A member that takes arguments, or is costly: called when the field is asked for, with the field's name. */
export type Field = (args: Arguments, field: string) => unknown;

export type GraphObject = {
  readonly __typename: string;
  readonly [field: string]: FieldValue;
};

export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly unknown[]
  | Field
  | { readonly [key: string]: unknown };

/** The schema has the field, the sandbox has not. */
class FieldNotImplementedError extends Error {
  override readonly name = "FieldNotImplementedError";

  constructor(type: string, field: string) {
    super(`sandbox does not implement ${type}.${field}`);
  }
}

export const resolveField: GraphQLFieldResolver<unknown, unknown> = (source, args, _scope, info) => {
  const member = memberOf(source, info.fieldName);
  if (member === undefined) throw new FieldNotImplementedError(info.parentType.name, info.fieldName);
  return isField(member) ? member(countOnly(info) ? { first: 0, ...args } : args, info.fieldName) : member;
};

/** GitHub asks for a page size only of who wants rows: `comments { totalCount }` is fine without. */
function countOnly({ returnType, fieldNodes }: GraphQLResolveInfo): boolean {
  if (!getNamedType(returnType).name.endsWith("Connection")) return false;
  const selected = fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  return selected.every((one) => one.kind === "Field" && !rowFields.has(one.name.value));
}

const rowFields: ReadonlySet<string> = new Set(["nodes", "edges", "pageInfo"]);

function memberOf(source: unknown, name: string): unknown {
  if (typeof source !== "object" || source === null || !Object.hasOwn(source, name)) return undefined;
  const member: unknown = Reflect.get(source, name);
  return member;
}

function isField(member: unknown): member is Field {
  return typeof member === "function";
}
