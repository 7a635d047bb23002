import { beforeEach, describe, expect, it } from "vitest";
import { Refusal } from "../state/refusal.ts";
import { readRestDescriptions } from "./descriptions.ts";
import { createRestValidator, type RestValidator } from "./rest-validator.ts";
import { createRouteTable, type Route } from "./route-table.ts";
import { Violations } from "./violations.ts";

const descriptions = readRestDescriptions();
const routes = createRouteTable(descriptions.operations);

let violations: Violations;
let validator: RestValidator;

beforeEach(() => {
  violations = new Violations();
  validator = createRestValidator(descriptions, violations);
});

function routeTo(method: string, path: string): Route {
  const route = routes(method, path);
  if (route === null) throw new Error(`no route for ${path}`);
  return route;
}

const url = (query = "") => new URL(`http://sandbox/x${query}`);
const label = {
  id: 1,
  node_id: "LA_1",
  url: "http://sandbox/labels/bug",
  name: "bug",
  color: "ffffff",
  default: false,
  description: null,
};

describe("an answer", () => {
  const route = routeTo("GET", "/repos/o/r/labels/bug");

  it("as GitHub describes it is no violation", () => {
    expect(validator.checkAnswer(route, { status: 200, body: label })).toEqual([]);
    expect(violations.all).toEqual([]);
  });

  it("that lacks a field, or has one of another type, is recorded", () => {
    validator.checkAnswer(route, { status: 200, body: { ...label, color: undefined } });
    validator.checkAnswer(route, { status: 200, body: { ...label, id: "1" } });
    expect(violations.all.map(({ where }) => where)).toEqual([
      "issues/get-label 200",
      "issues/get-label 200",
    ]);
  });

  it("with a status that GitHub does not give is recorded, unless it refuses", () => {
    validator.checkAnswer(route, { status: 204 });
    validator.checkAnswer(route, { status: 403, body: { message: "No" } });
    expect(violations.all).toHaveLength(1);
  });

  it("with a body where none belongs is recorded", () => {
    validator.checkAnswer(routeTo("DELETE", "/repos/o/r/labels/bug"), { status: 204, body: {} });
    expect(violations.all).toHaveLength(1);
  });
});

describe("a request", () => {
  const create = routeTo("POST", "/repos/o/r/issues");

  it("is refused for what it lacks or has wrong, and nothing is recorded", () => {
    expect(() => validator.checkRequest(create, url(), { body: "no title" })).toThrow(Refusal);
    expect(() => validator.checkRequest(create, url(), { title: "x", labels: 7 })).toThrow(
      "Invalid request.",
    );
    expect(violations.all).toEqual([]);
  });

  it("may give numbers in its query as text", () => {
    const list = routeTo("GET", "/repos/o/r/issues");
    validator.checkRequest(list, url("?per_page=10&state=all"), undefined);
    expect(() => validator.checkRequest(list, url("?state=lost"), undefined)).toThrow("state");
  });
});
