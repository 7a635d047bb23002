import { expect, test } from "vitest";
import { CommitAuthors, authorsOf } from "./commit-authors.ts";

const commit = (...nodes: readonly object[]) => CommitAuthors.parse({ totalCount: nodes.length, nodes });
const user = (databaseId: number) => ({ email: "x@localhost", user: { databaseId } });

test("authors and co-authors are known by their accounts, once each", () => {
  expect(authorsOf([commit(user(1), user(2)), commit(user(1))])).toEqual({
    accounts: [1, 2],
    unknown: false,
  });
});

test("a bot is known by the number in its address", () => {
  const bot = { email: "41898282+github-actions[bot]@users.noreply.github.com", user: null };
  expect(authorsOf([commit(bot)])).toEqual({ accounts: [41_898_282], unknown: false });
});

test.each([
  ["an address of nobody's", commit(user(1), { email: "x@localhost", user: null })],
  ["an old address without a number", commit(user(1), { email: "x@users.noreply.github.com", user: null })],
  ["more authors than were read", CommitAuthors.parse({ totalCount: 30, nodes: [user(1)] })],
])("%s leaves authors unknown", (_name, authors) => {
  expect(authorsOf([authors])).toEqual({ accounts: [1], unknown: true });
});
