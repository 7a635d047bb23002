import { z } from "zod";
import type { KeyPath } from "../problem.ts";

/** The keys that a schema knows at a path; none where any key may stand. */
export function knownKeys(schema: z.core.$ZodType, path: KeyPath): readonly string[] {
  const [key, ...rest] = path;
  const inner = unwrapped(schema);
  if (key === undefined) return inner.flatMap(keysOf);
  return inner.flatMap((each) => childrenOf(each, key)).flatMap((child) => knownKeys(child, rest));
}

/** What stands inside optional and nullable, and all alternatives of a union. */
function unwrapped(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodNullable) {
    return unwrapped(schema._zod.def.innerType);
  }
  if (schema instanceof z.core.$ZodUnion) return schema._zod.def.options.flatMap(unwrapped);
  return [schema];
}

function keysOf(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.core.$ZodObject) return Object.keys(schema._zod.def.shape);
  if (!(schema instanceof z.core.$ZodRecord)) return [];
  return [...(schema._zod.def.keyType._zod.values ?? [])].map(String);
}

function childrenOf(schema: z.core.$ZodType, key: string | number): readonly z.core.$ZodType[] {
  if (schema instanceof z.core.$ZodObject) {
    const child = schema._zod.def.shape[String(key)];
    return child === undefined ? [] : [child];
  }
  if (schema instanceof z.core.$ZodRecord) return [schema._zod.def.valueType];
  return schema instanceof z.core.$ZodArray ? [schema._zod.def.element] : [];
}
