import { expect, onTestFinished, test } from "vitest";
import { githubOnNock } from "../../../../test/support/github-on-nock.ts";
import { createLittleGithub } from "../../../../test/support/little-github.ts";
import type { Mutation } from "./mutation.ts";
import { runMutations } from "./run-mutations.ts";

function reaction(content: string): Mutation {
  return {
    field: "addReaction",
    input: { subjectId: "IC_9", content },
    selection: "subject { id }",
    creates: "nothing",
  };
}

test("a request that is refused as a whole is halved until the one at fault stands alone", async () => {
  const github = createLittleGithub();
  const { client, clock } = githubOnNock({ baseUrl: await github.serve() });
  onTestFinished(() => github.stop());
  github.refuseRequestsWith("ROCKET");

  const results = await runMutations(
    client,
    clock,
    ["EYES", "THUMBS_UP", "ROCKET", "CONFUSED", "HEART"].map(reaction),
  );

  expect(results.map(({ result }) => result)).toEqual(["done", "done", "refused", "done", "done"]);
  expect(results[2]).toMatchObject({ type: "http-422" });
  expect([...github.marks]).toEqual(
    ["EYES", "THUMBS_UP", "CONFUSED", "HEART"].map((each) => `reaction ${each}`),
  );
});
