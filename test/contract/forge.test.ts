import { afterAll, beforeAll, expect, test } from "vitest";
import { type InstalledOrchestra, installOrchestra } from "../support/installed-orchestra.ts";
import { peopleOf } from "../support/people-of-the-orchestra.ts";
import { describeIssuesOfForge } from "./forge-issues.contract.ts";
import { describePullRequestsOfForge } from "./forge-pull-requests.contract.ts";
import { describeReadsOfForge } from "./forge-reads.contract.ts";
import type { ForgeUnderTest } from "./people.ts";

let orchestra: InstalledOrchestra;

beforeAll(async () => {
  orchestra = await installOrchestra();
});

afterAll(() => orchestra.stop());

const get = (): ForgeUnderTest => ({
  forge: orchestra.forges.forge(orchestra.installation),
  restarted: () => orchestra.restart().forge(orchestra.installation),
  repository: orchestra.repository,
  people: peopleOf(orchestra),
});

describeReadsOfForge("GitHub's API", get);
describeIssuesOfForge("GitHub's API", get);
describePullRequestsOfForge("GitHub's API", get);

test("and GitHub's descriptions were kept throughout", () => {
  expect(orchestra.sandbox.violations.all).toEqual([]);
});
