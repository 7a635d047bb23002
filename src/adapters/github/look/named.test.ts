import { expect, test } from "vitest";
import { namedTasks, revertedCommits, revertedPullRequests } from "./named.ts";

const sha = (digit: string) => digit.repeat(40);

test("trailers name tasks here and elsewhere", () => {
  const body = "Words about #3.\n\nTask: #7\ntask: orchestra/score-2#8\r\nTask: see #9\nTask: #10 and more";
  expect(namedTasks(body)).toEqual([
    { repository: null, number: 7 },
    { repository: { owner: "orchestra", name: "score-2" }, number: 8 },
  ]);
});

test("GitHub's own words of a revert name the pull request", () => {
  expect(revertedPullRequests("Reverts orchestra/score#12\n")).toEqual([
    { repository: { owner: "orchestra", name: "score" }, number: 12 },
  ]);
  expect(revertedPullRequests("It reverts #12 in part")).toEqual([]);
});

test("git's words of a revert name the commit, unless it came with the pull request itself", () => {
  const messages = [
    `Revert "A"\n\nThis reverts commit ${sha("a")}.`,
    `Revert "B"\n\nThis reverts commit ${sha("b")}, reversing\nchanges made to ${sha("c")}.`,
    `Again: this reverts commit ${sha("a")}`,
  ];
  expect(revertedCommits(messages, new Set([sha("b")]))).toEqual([sha("a")]);
});
