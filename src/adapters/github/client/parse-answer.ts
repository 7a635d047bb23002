import type { z } from "zod";
import { UnexpectedAnswer } from "./errors.ts";

/** @throws UnexpectedAnswer */
export function parseAnswer<Value>(operation: string, schema: z.ZodType<Value>, data: unknown): Value {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new UnexpectedAnswer(
    `${operation}: ${parsed.error.issues.map(({ path, message }) => [path.join("."), message].join(" ").trim()).join("; ")}`,
    { cause: parsed.error },
  );
}
