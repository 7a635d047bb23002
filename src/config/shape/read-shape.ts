import type { z } from "zod";
import type { KeyPath } from "../problem.ts";
import { type ShapeFinding, describeIssue } from "./describe-issue.ts";
import { withoutParts } from "./plain-data.ts";

export type Shaped<Value> = {
  /**
   * What is left when everything that does not fit is taken away, so that the rest can be checked in the same
   * run.
   */
  readonly value: Value;
  readonly findings: readonly ShapeFinding[];
};

/** Checks a value against a schema and reports all that does not fit. `schema` must take an empty map. */
export function readShape<Schema extends z.ZodType>(schema: Schema, raw: unknown): Shaped<z.infer<Schema>> {
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (parsed.success) return { value: parsed.data, findings: [] };
  const findings = describe(schema, parsed.error);
  let rest = withoutParts(raw, findings.map(partToDrop));
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const again = schema.safeParse(rest, { reportInput: true });
    if (again.success) return { value: again.data, findings };
    rest = withoutParts(rest, describe(schema, again.error).map(partToDrop));
  }
  return { value: schema.parse({}), findings };
}

function describe(schema: z.ZodType, error: z.ZodError): readonly ShapeFinding[] {
  return error.issues.flatMap((issue) => describeIssue(schema, issue));
}

/** Settings that say what the others beside them mean: without them, those go as well. */
const decisive: ReadonlySet<string | number | undefined> = new Set(["kind", "accountable"]);

/** A list goes as a whole, since without one of its entries the others would be counted differently. */
function partToDrop({ path, code }: ShapeFinding): KeyPath {
  const list = path.findIndex((key) => typeof key === "number");
  if (list >= 0) return path.slice(0, list);
  const last = path.at(-1);
  return code === "missing-key" || (decisive.has(last) && code !== "unknown-key") ? path.slice(0, -1) : path;
}
