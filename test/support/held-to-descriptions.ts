// For every file of tests: wherever a sandbox ran, below a demo too, it answered and told as GitHub describes itself.
import { afterAll } from "vitest";
import { sandboxStarted } from "../../sandbox/announcement.ts";
import { Violations } from "../../sandbox/http/violations.ts";

const started: Violations[] = [];

function hear(announced: unknown): void {
  if (announced instanceof Violations) started.push(announced);
}

sandboxStarted.subscribe(hear);

afterAll(() => {
  sandboxStarted.unsubscribe(hear);
  const violations = started.flatMap(({ all }) => all);
  if (violations.length > 0) throw new Error(`the sandbox is not as GitHub: ${JSON.stringify(violations)}`);
});
