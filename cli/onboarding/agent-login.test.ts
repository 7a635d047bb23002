import { expect, test } from "vitest";
import { isAgentLogin } from "./agent-login.ts";

test.each([
  "octo-agent",
  "agent-7",
  "copilot-swe-agent",
  "Codex",
  "our_ai",
  "devin-ai-integration",
  "claude2",
])("%s says that it is an agent's", (login) => {
  expect(isAgentLogin(login)).toBe(true);
});

test.each(["ada", "aida", "reagent", "claudette", "airi", "travel-agency", "swedish"])(
  "%s does not",
  (login) => {
    expect(isAgentLogin(login)).toBe(false);
  },
);
