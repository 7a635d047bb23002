import { expect, test } from "vitest";
import { deadLetterText } from "./dead-letter-text.ts";

test("a dead letter names each kind of event once, and how to have it tried again", () => {
  const text = deadLetterText(["issues", "issues", "issue_comment"]);
  expect(text).toContain("(`issues`, `issue_comment`)");
  expect(text).toContain("`/retry`");
});
