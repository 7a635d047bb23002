// Writes of which GitHub never says what became of them, among others that it answers.
import { beforeEach, afterEach, expect, test } from "vitest";
import { githubOnNock } from "../../../../test/support/github-on-nock.ts";
import { APP, SCORE, createLittleGithub } from "../../../../test/support/little-github.ts";
import { TaskId } from "../../../domain/ids.ts";
import type { Effect } from "../../../ports/effect.ts";
import type { Forge } from "../../../ports/forge.ts";
import { createGithubForge } from "../forge.ts";

const subject = TaskId.parse("I_7");
const marker = "<!-- tutti:card -->";
const card: Effect = { kind: "comment", subject, number: 7, marker, comment: null, body: marker };
const reaction = (to: string, content: "eyes" | "confused"): Effect => ({
  kind: "reaction",
  subject: to,
  content,
});

let github: ReturnType<typeof createLittleGithub>;
let forge: Forge;

beforeEach(async () => {
  github = createLittleGithub();
  const { client, clock } = githubOnNock({ baseUrl: await github.serve() });
  forge = createGithubForge({ client, clock, app: APP, gate: "gate", readLag: 30_000 });
});
afterEach(() => github.stop());

test("one whose answer never comes is asked for alone at last, and holds back no other", async () => {
  github.neverAnswerRequestsWith("IC_poison");
  const outcomes = await forge.apply(SCORE, [
    card,
    reaction("IC_poison", "confused"),
    reaction("IC_9", "eyes"),
  ]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(["done", "uncertain", "done"]);
  expect(github.comments).toHaveLength(1);
  expect([...github.marks]).toEqual(["reaction EYES"]);
});

test("one that needs a label whose making is never answered waits, and holds back no other", async () => {
  github.neverAnswerRequestsWith("tier/poison");
  const add = [{ name: "tier/poison", color: "0e8a16", description: "" }];
  const labels: Effect = { kind: "labels", subject, number: 7, add, remove: [] };
  const outcomes = await forge.apply(SCORE, [labels, card]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(["uncertain", "done"]);
  expect(github.comments).toHaveLength(1);
});
