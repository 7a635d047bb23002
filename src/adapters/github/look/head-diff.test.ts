import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CommitSha, RepositoryId } from "../../../domain/ids.ts";
import {
  HEADERS,
  HOST,
  allowNetwork,
  forbidNetwork,
  githubOnNock,
} from "../../../../test/support/github-on-nock.ts";
import { headDiff } from "./head-diff.ts";

const base = CommitSha.parse("a".repeat(40));
const head = CommitSha.parse("b".repeat(40));
const repository = {
  id: RepositoryId.parse(1),
  owner: "octo",
  name: "hello",
  defaultBranch: "main",
  isPrivate: false,
};

const diffWith = (line: Buffer) =>
  Buffer.concat([
    Buffer.from("diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-one\n+"),
    line,
    Buffer.from("\n"),
  ]);

describe("the diff of a head", () => {
  beforeEach(forbidNetwork);
  afterEach(allowNetwork);

  const answerOf = (body: Buffer) => {
    nock(HOST)
      .get(`/api/v3/repos/octo/hello/compare/${base}...${head}`)
      .reply(200, body, { ...HEADERS, "content-type": "application/vnd.github.diff; charset=utf-8" });
    return headDiff(githubOnNock().client, repository, base, head);
  };

  test("has a patch id and paths", async () => {
    const { patch, paths } = await answerOf(diffWith(Buffer.from("zwei, größer")));
    expect(patch).toMatch(/^[0-9a-f]{40}$/);
    expect(paths).toEqual(["a.txt"]);
  });

  test("has no patch id when its bytes are no UTF-8: another diff would read the same", async () => {
    const { patch, paths } = await answerOf(diffWith(Buffer.from([0xe9])));
    expect(patch).toBeNull();
    expect(paths).toEqual(["a.txt"]);
  });
  test("has no patch id when a binary file changes: its content is named by a few digits only", async () => {
    const { patch, paths } = await answerOf(
      Buffer.from(
        "diff --git a/logo.png b/logo.png\nindex 4b825dc..8a1218a 100644\nBinary files a/logo.png and b/logo.png differ\n",
      ),
    );
    expect(patch).toBeNull();
    expect(paths).toEqual(["logo.png"]);
  });
});
