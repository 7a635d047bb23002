// The expressions of workflows, as far as those of a concurrency group need them. Facts: docs.github.com, "Evaluate expressions in workflows and actions".
import * as z from "zod";

const token = /\s*('(?:[^']|'')*'|\d+(?:\.\d+)?|[A-Za-z_][\w-]*|[=!<>]=|&&|\|\||[!().,<>*[\]])/y;
const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Fields = z.record(z.string(), z.unknown());

const functions: Readonly<Record<string, (...given: readonly unknown[]) => unknown>> = {
  contains: (searched, item) => lower(searched).includes(lower(item)),
  startsWith: (searched, start) => lower(searched).startsWith(lower(start)),
  fromJSON: (text): unknown => JSON.parse(String(text)),
};

/** The value that GitHub gives an expression, with or without `${{ }}`. @throws Error for what is not read here */
export function evaluate(expression: string, contexts: Readonly<Record<string, unknown>>): unknown {
  const tokens = tokensOf(/^\s*\$\{\{([^]*)\}\}\s*$/.exec(expression)?.[1] ?? expression);
  let at = 0;
  const next = (): string => tokens[at++] ?? "";
  const skip = (wanted: string): boolean => {
    if (tokens[at] !== wanted) return false;
    at += 1;
    return true;
  };
  const expect = (wanted: string): void => {
    if (!skip(wanted)) throw new Error(`${wanted} was expected, not ${tokens[at] ?? "the end"}`);
  };

  function either(): unknown {
    let value = both();
    while (skip("||")) {
      const other = both();
      value = isTruthy(value) ? value : other;
    }
    return value;
  }
  function both(): unknown {
    let value = comparison();
    while (skip("&&")) {
      const other = comparison();
      value = isTruthy(value) ? other : value;
    }
    return value;
  }
  function comparison(): unknown {
    const value = negation();
    if (skip("==")) return areEqual(value, negation());
    return skip("!=") ? !areEqual(value, negation()) : value;
  }
  function negation(): unknown {
    return skip("!") ? !isTruthy(negation()) : operand();
  }
  function operand(): unknown {
    if (skip("(")) {
      const value = either();
      expect(")");
      return value;
    }
    const word = next();
    if (word.startsWith("'")) return word.slice(1, -1).replaceAll("''", "'");
    if (/^\d/.test(word)) return Number(word);
    if (["true", "false", "null"].includes(word)) return JSON.parse(word);
    return skip("(") ? call(word) : property(word);
  }
  function call(name: string): unknown {
    const called = functions[name];
    if (called === undefined) throw new Error(`the function ${name} is not known here`);
    const given = [either()];
    while (skip(",")) given.push(either());
    expect(")");
    return called(...given);
  }
  function property(context: string): unknown {
    if (!Object.hasOwn(contexts, context)) throw new Error(`there is no context ${context}`);
    let value = contexts[context];
    while (skip(".")) {
      const name = next();
      value = Fields.safeParse(value).data?.[name] ?? null;
    }
    return value;
  }

  const value = either();
  if (at < tokens.length) throw new Error(`${tokens[at]} was not expected`);
  return value;
}

/** Whether a job with that `if` runs. */
export function isTruthy(value: unknown): boolean {
  return ![false, 0, "", null].some((falsy) => falsy === value);
}

/** @throws Error for what is no expression */
export function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  let end = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    tokens.push(found[1] ?? "");
    end = token.lastIndex;
  }
  if (text.slice(end).trim() !== "") throw new Error(`this is not read here: ${text.slice(end)}`);
  return tokens;
}

/** Values of different kinds are compared as numbers; strings regardless of case. */
function areEqual(one: unknown, other: unknown): boolean {
  if (typeof one === "string" && typeof other === "string") return lower(one) === lower(other);
  if (kindOf(one) === kindOf(other)) return one === other;
  return numberOf(one) === numberOf(other);
}

function kindOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}

function numberOf(value: unknown): number {
  return typeof value === "object" && value !== null ? Number.NaN : Number(value);
}

function lower(value: unknown): string {
  return String(Scalar.safeParse(value).data ?? "").toLowerCase();
}
