import type { Answer } from "../rest/answer.ts";
import { Refusal } from "../state/refusal.ts";
import type { RestDescriptions } from "./descriptions.ts";
import type { Route } from "./route-table.ts";
import { schemaCheckFor, type SchemaProblem } from "./schema-check.ts";
import type { Violations } from "./violations.ts";

/** Holds requests and answers to GitHub's description. */
export interface RestValidator {
  /** Throws the refusal that GitHub gives. */
  checkRequest(route: Route, url: URL, body: unknown): void;
  /** What is wrong with our own answer; also recorded. */
  checkAnswer(route: Route, answer: Answer): readonly SchemaProblem[];
}

export function createRestValidator(descriptions: RestDescriptions, violations: Violations): RestValidator {
  const checkText = schemaCheckFor(descriptions.schemas, { coerce: true });
  const check = schemaCheckFor(descriptions.schemas, { coerce: false });
  return {
    checkRequest(route, url, body) {
      const { description, operationId } = route;
      for (const parameter of description.parameters) {
        const value =
          parameter.in === "query" ? url.searchParams.get(parameter.name) : route.parameters[parameter.name];
        if (value === null || value === undefined) continue;
        const problems = checkText(`${operationId} ${parameter.name}`, wrap(parameter.schema), { value });
        if (problems.length > 0) throw invalid(parameter.name, problems);
      }
      if (description.requestBody === null) return;
      if (body === undefined && !description.requestBody.required) return;
      const problems = check(`${operationId} body`, description.requestBody.schema, body ?? {});
      if (problems.length > 0) throw invalid("", problems);
    },
    checkAnswer(route, answer) {
      const { responses } = route.description;
      const where = `${route.operationId} ${String(answer.status)}`;
      const schema = responses[String(answer.status)];
      const problems =
        schema === undefined
          ? undescribed(answer)
          : schema === null
            ? answer.body === undefined
              ? []
              : [{ path: "", message: "has a body where GitHub's has none" }]
            : check(where, schema, asSent(answer.body));
      if (problems.length > 0) violations.record({ where, problems });
      return problems;
    },
  };
}

function wrap(schema: Readonly<Record<string, unknown>>) {
  return { type: "object", properties: { value: schema } };
}

function undescribed(answer: Answer): readonly SchemaProblem[] {
  if (answer.status >= 400 || answer.status === 301) return [];
  return [{ path: "", message: `the status ${String(answer.status)} is not described` }];
}

function asSent(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body));
}

function invalid(where: string, problems: readonly SchemaProblem[]): Refusal {
  const said = problems.map(({ path, message }) => `For '${where}${path}', ${message}.`).join(" ");
  return new Refusal(422, `Invalid request.\n\n${said}`);
}
