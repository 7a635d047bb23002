// What a concurrency group of a workflow comes to, as far as its text tells.
import { evaluate, tokensOf } from "./workflow-expression.ts";

const expressions = /\$\{\{((?:'[^']*'|[^'])*?)\}\}/g;

/**
 * Whether the group is the run's own where the condition, which the group repeats, does not hold: whoever is left out by
 * `if:` then takes nobody's place.
 */
export function stepsAside(group: string, condition: string): boolean {
  const wanted = bareTokens(tokensIn(/^\s*\$\{\{([^]*)\}\}\s*$/.exec(condition)?.[1] ?? condition));
  return [...group.matchAll(expressions)].some(([, expression = ""]) => {
    const [last, chosen, ...first] = parts(tokensIn(expression), "||").toReversed();
    if (last?.join("") !== "github.run_id" || chosen === undefined) return false;
    const operands = parts(chosen, "&&");
    const said = bareTokens(operands.slice(0, -1).flatMap((each, at) => (at === 0 ? each : ["&&", ...each])));
    return said.join(" ") === wanted.join(" ") && first.every(isOfMergeGroup);
  });
}

/** Whether merge groups wait for each other in it; null where the text does not tell. */
export function isSharedByMergeGroups(group: string): boolean | null {
  try {
    return groupFor(group, mergeGroup(1)) === groupFor(group, mergeGroup(2));
  } catch {
    return null;
  }
}

/** Null for whatever else starts a run. */
function isOfMergeGroup(tokens: readonly string[]): boolean {
  return tokens.join("").startsWith("github.event.merge_group.");
}

function groupFor(group: string, github: Readonly<Record<string, unknown>>): string {
  return group.replaceAll(expressions, (_whole, expression: string) => {
    const value = evaluate(expression, { github });
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  });
}

/** As a run for a merge group sees it; what all have in common is what a group might be named after. */
function mergeGroup(number: number): Readonly<Record<string, unknown>> {
  const name = `gh-readonly-queue/main/pr-${number}`;
  const sha = String(number).repeat(40);
  const base = { base_ref: "refs/heads/main", base_sha: "0".repeat(40) };
  return {
    event_name: "merge_group",
    event: {
      merge_group: { head_ref: `refs/heads/${name}`, head_sha: sha, head_commit: { id: sha }, ...base },
    },
    ref: `refs/heads/${name}`,
    ref_name: name,
    ref_type: "branch",
    sha,
    run_id: number,
    run_number: number,
    run_attempt: 1,
    workflow: "Tutti",
    job: "tutti",
    repository: "octo/score",
    repository_owner: "octo",
    actor: "octo",
    triggering_actor: "octo",
  };
}

/** None where it is no expression. */
function tokensIn(expression: string): readonly string[] {
  try {
    return tokensOf(expression);
  } catch {
    return [];
  }
}

/** What stands between the operators that are in no parentheses. */
function parts(tokens: readonly string[], operator: "||" | "&&"): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
    if (token === operator && depth === 0) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}

/** Without the parentheses around the whole: those of `(a) && (b)` go as well, on whichever side they are compared. */
function bareTokens(tokens: readonly string[]): readonly string[] {
  return tokens[0] === "(" && tokens.at(-1) === ")" ? bareTokens(tokens.slice(1, -1)) : tokens;
}
