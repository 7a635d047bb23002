import type { z } from "zod";
import { suggestion } from "../closest.ts";
import { type KeyPath, type ProblemCode, formatKeyPath, problemCodes } from "../problem.ts";
import { knownKeys } from "./known-keys.ts";

/** A mismatch between the file and its schema, in our words. */
export type ShapeFinding = {
  readonly path: KeyPath;
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string | null;
  readonly on: "key" | "value";
};

type Issue = z.core.$ZodIssue;

/**
 * Says what a schema's issue means to whoever wrote the file. `around` is the path to the value that was
 * checked.
 */
export function describeIssue(
  schema: z.core.$ZodType,
  issue: Issue,
  around: KeyPath = [],
): readonly ShapeFinding[] {
  const path: KeyPath = [
    ...around,
    ...issue.path.map((key) => (typeof key === "symbol" ? String(key) : key)),
  ];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(schema, path, key));
    case "invalid_key":
      return [{ ...onKey(path), code: "invalid-value", message: keyMessage(path, issue.issues), hint: null }];
    case "invalid_type":
      return [wrongType(path, issue.expected, issue.input)];
    case "invalid_value":
      return [notOneOf(path, issue.values, issue.input)];
    case "invalid_union":
      return union(schema, path, issue);
    case "too_big":
    case "too_small":
      return [outOfBounds(path, issue)];
    case "custom":
      return [{ ...onValue(path), code: customCode(issue.params), message: issue.message, hint: null }];
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_element":
      return [{ ...onValue(path), code: "invalid-value", message: issue.message, hint: null }];
    default:
      return issue satisfies never;
  }
}

function unknownKey(schema: z.core.$ZodType, path: KeyPath, key: string): ShapeFinding {
  const place = path.length === 0 ? "" : ` of ${formatKeyPath(path)}`;
  const hint = suggestion(key, knownKeys(schema, path));
  const code = codeOfKeys(path);
  return { ...onKey([...path, key]), code, message: `“${key}” is no setting${place}.`, hint };
}

function codeOfKeys(path: KeyPath): ProblemCode {
  switch (formatKeyPath(path)) {
    case "roles":
      return "unknown-role";
    case "lifecycle.states":
      return "unknown-state";
    default:
      return "unknown-key";
  }
}

function keyMessage(path: KeyPath, issues: readonly Issue[]): string {
  return `“${path.at(-1) ?? ""}” cannot stand here. ${issues[0]?.message ?? ""}`.trim();
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ["string", "a text"],
  ["number", "a number"],
  ["int", "a whole number"],
  ["boolean", "true or false"],
  ["array", "a list"],
  ["object", "a map of settings"],
  ["record", "a map"],
  ["tuple", "a list"],
]);

function wrongType(path: KeyPath, expected: string, input: unknown): ShapeFinding {
  if (input === undefined) return missing(path);
  const wanted = typeNames.get(expected) ?? expected;
  const subject = path.length === 0 ? "The file" : formatKeyPath(path);
  return { ...onValue(path), code: "wrong-type", message: `${subject} must be ${wanted}.`, hint: null };
}

function notOneOf(path: KeyPath, values: readonly unknown[], input: unknown): ShapeFinding {
  if (input === undefined) return missing(path);
  const known = values.map(String);
  const given = typeof input === "string" || typeof input === "number" ? `“${input}”` : "This";
  const hint = suggestion(typeof input === "string" ? input : "", known);
  const message = `${given} cannot be ${formatKeyPath(path)}.`;
  return { ...onValue(path), code: codeOfValue(path), message, hint };
}

function missing(path: KeyPath): ShapeFinding {
  return { ...onValue(path), code: "missing-key", message: `${formatKeyPath(path)} is missing.`, hint: null };
}

function codeOfValue(path: KeyPath): ProblemCode {
  const [area] = path;
  const key = path.findLast((each) => typeof each === "string");
  if (area !== "lifecycle") return "invalid-value";
  if (key === "from" || key === "to") return "unknown-state";
  if (key === "by" || key === "owner") return "unknown-role";
  return key === "when" || key === "forceable" ? "unknown-guard" : "invalid-value";
}

type UnionIssue = Extract<Issue, { readonly code: "invalid_union" }>;

/**
 * Follows the one alternative whose kind of value this is; when there is none, says what any of them would
 * take.
 */
function union(schema: z.core.$ZodType, path: KeyPath, issue: UnionIssue): readonly ShapeFinding[] {
  const choices = issue.errors.map(([first]) => first);
  if (choices.every((first) => first?.code === "invalid_value" && first.path.length === 0)) {
    const values = choices.flatMap((first) => (first?.code === "invalid_value" ? first.values : []));
    return [notOneOf(path, values, issue.input)];
  }
  const sameKind = issue.errors.filter((issues) =>
    issues.every(
      ({ path, code }) => path.length > 0 || (code !== "invalid_type" && code !== "invalid_value"),
    ),
  );
  const [only, second] = sameKind;
  if (only !== undefined && second === undefined) {
    return only.flatMap((each) => describeIssue(schema, each, path));
  }
  return [{ ...onValue(path), code: "wrong-type", message: issue.message, hint: null }];
}

type BoundsIssue = Extract<Issue, { readonly code: "too_big" | "too_small" }>;

function outOfBounds(path: KeyPath, issue: BoundsIssue): ShapeFinding {
  const tooSmall = issue.code === "too_small";
  const bound = String(tooSmall ? issue.minimum : issue.maximum);
  const relation = tooSmall ? (issue.inclusive === false ? "more than" : "at least") : "at most";
  const counted = countedThings.get(issue.origin);
  const amount = counted === undefined ? bound : `${bound} ${counted[bound === "1" ? "one" : "several"]}`;
  const verb = counted === undefined ? "be" : "have";
  return {
    ...onValue(path),
    code: issue.origin === "array" && !tooSmall ? "too-many" : "invalid-value",
    message: `${formatKeyPath(path)} must ${verb} ${relation} ${amount}.`,
    hint: null,
  };
}

const countedThings: ReadonlyMap<string, { readonly one: string; readonly several: string }> = new Map([
  ["array", { one: "entry", several: "entries" }],
  ["string", { one: "character", several: "characters" }],
]);

function customCode(params: Readonly<Record<string, unknown>> | undefined): ProblemCode {
  return problemCodes.find((code) => code === params?.["code"]) ?? "invalid-value";
}

function onKey(path: KeyPath) {
  return { path, on: "key" } as const;
}

function onValue(path: KeyPath) {
  return { path, on: "value" } as const;
}
