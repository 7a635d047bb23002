// A view that GitHub does not take: its delivery becomes a dead letter, people are told on the issue, and `/retry` mends it.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { inboxRules, retryDelay } from "../../src/ports/inbox-rules.ts";
import { type RunningTutti, runTutti } from "../support/running-tutti.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";

const patience = { timeout: 60_000, interval: 50 };

let tutti: RunningTutti;
beforeAll(async () => {
  tutti = await runTutti({ configuration: orchestraConfiguration, time: "moved" });
  await tutti.settled();
});
afterAll(() => tutti.stop());

const at = () => ({ owner: tutti.owner, repo: tutti.repo });

async function opened(title: string): Promise<number> {
  const labels = ["kind/instruction", "tier/2", "domain/strings"];
  const { data } = await tutti.as("conductor").issues.create({ ...at(), title, body: title, labels });
  await tutti.settled();
  return data.number;
}

async function statesOf(issue_number: number): Promise<readonly string[]> {
  const { data } = await tutti.as("conductor").issues.get({ ...at(), issue_number });
  const names = data.labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));
  return names.filter((name) => name.startsWith("state/"));
}

async function toldOn(issue_number: number): Promise<readonly string[]> {
  const { data } = await tutti.as("conductor").issues.listComments({ ...at(), issue_number });
  const own = data.filter(({ user }) => user?.id === tutti.botId).map(({ body }) => body ?? "");
  return own.filter((body) => body.includes("tutti:dead-letter"));
}

const say = (login: string, issue_number: number, body: string) =>
  tutti.as(login).issues.createComment({ ...at(), issue_number, body });

async function meets(metric: string): Promise<void> {
  await vi.waitFor(
    async () => expect(await tutti.metrics()).toMatch(new RegExp(`^${metric}$`, "m")),
    patience,
  );
}

test("refused at every try it is told once, other issues go on, and /retry shows what was recorded", async () => {
  const refused = await opened("Tune");
  const effect = { kind: "status", status: 422, body: { message: "Validation Failed" } } as const;
  const refusal = tutti.sandbox.faults.add({ operation: "addLabelsToLabelable", times: null, effect });

  await say("viola-lead", refused, "/assign @viola-dev");
  for (let attempt = 1; attempt < inboxRules.tries; attempt += 1) {
    await meets(`tutti_deliveries_handled_total{event="issue_comment",outcome="failed"} ${attempt}`);
    expect(await toldOn(refused)).toEqual([]);
    tutti.later(retryDelay(attempt));
  }
  await meets("tutti_inbox_dead_letters 1");
  await vi.waitFor(async () => expect(await toldOn(refused)).toHaveLength(1), patience);
  expect((await toldOn(refused))[0]).toContain("/retry");
  expect(await statesOf(refused)).not.toContain("state/assigned");

  refusal.remove();
  const other = await opened("Rosin");
  expect(await statesOf(other)).toEqual(["state/in-planning"]);

  await say("conductor", refused, "/retry");
  await meets("tutti_inbox_dead_letters 0");
  await tutti.settled();
  expect(await statesOf(refused)).toEqual(["state/assigned"]);
  expect(await toldOn(refused)).toHaveLength(1);
});
