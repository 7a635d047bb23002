/** `/_sandbox/…`: what tests and demos in other processes ask of the sandbox, beside GitHub's own API. */

import { Hono } from "hono";
import { z } from "zod";
import type { Faults } from "../http/faults.ts";
import { FaultRule } from "../http/faults.ts";
import type { ReadLag } from "../http/read-lag.ts";
import type { Traffic } from "../http/traffic.ts";
import type { Violations } from "../http/violations.ts";
import type { CastSwitch } from "./cast-switch.ts";
import { installApp } from "../operations/install-app.ts";
import { createKeyPair, registerApp } from "../operations/register-app.ts";
import { orchestra, seed } from "../seed/seed-orchestra.ts";
import type { GitHub } from "../state/github.ts";
import { findAccount } from "../state/lookup.ts";
import { notFound, Refusal } from "../state/refusal.ts";
import { repositoryRoles } from "../state/repository.ts";
import type { WebhookQueue } from "../webhooks/queue.ts";

type Controlled = {
  readonly github: GitHub;
  readonly queue: WebhookQueue;
  readonly faults: Faults;
  readonly lag: ReadLag;
  readonly traffic: Traffic;
  readonly violations: Violations;
  readonly cast: CastSwitch;
};

const ClockChange = z.union([
  z.object({ set: z.iso.datetime() }),
  z.object({ advanceMilliseconds: z.number() }),
  z.object({ freeze: z.literal(true) }),
]);

const SeedRequest = z.object({
  organization: z.string().default(orchestra.organization),
  repository: z.string().default(orchestra.repository),
  isPrivate: z.boolean().default(orchestra.isPrivate),
  personas: z.record(z.string(), z.enum(repositoryRoles)).default(orchestra.personas),
  teams: z.record(z.string(), z.array(z.string())).default({}),
  labels: z.array(z.string()).default([]),
  files: z.record(z.string(), z.string()).default({ ...orchestra.files }),
});

const AppRequest = z.object({
  name: z.string(),
  /** Who owns it, and where it is installed on all repositories. */
  account: z.string(),
  permissions: z.record(z.string(), z.enum(["read", "write", "admin"])),
  events: z.array(z.string()),
  webhookUrl: z.string().optional(),
  webhookSecret: z.string().optional(),
});

const CastChange = z.object({ playing: z.boolean() });

const Selection = z.object({ event: z.string().optional(), action: z.string().optional() });

export function createControl(controlled: Controlled): Hono {
  const { github, queue, faults, lag, traffic, violations, cast } = controlled;
  const control = new Hono().basePath("/_sandbox");
  control.onError(refuse);

  control.get("/state", (context) =>
    context.json({
      now: github.clock.timestamp(),
      violations: violations.all,
      requests: traffic.all.length,
      held: queue.held.map(({ guid, event, action }) => ({ guid, event, action })),
    }),
  );
  control.get("/traffic", (context) => context.json(traffic.all));

  control.post("/clock", async (context) => {
    const change = ClockChange.parse(await context.req.json());
    if ("set" in change) github.clock.set(change.set);
    else if ("freeze" in change) github.clock.freeze();
    else github.clock.advance(change.advanceMilliseconds);
    return context.json({ now: github.clock.timestamp() });
  });

  control.post("/seed", async (context) => {
    const plan = SeedRequest.parse(await context.req.json());
    return context.json(await seed(github, plan), 201);
  });

  control.post("/apps", async (context) => {
    const input = AppRequest.parse(await context.req.json());
    const owner = findAccount(github.state, input.account);
    if (owner === undefined) throw notFound();
    const { app, privateKey } = registerApp(github, {
      name: input.name,
      permissions: input.permissions,
      events: input.events,
      ownerId: owner.id,
      webhookUrl: input.webhookUrl ?? null,
      webhookSecret: input.webhookSecret ?? null,
      keys: createKeyPair(),
    });
    const actor = { accountId: owner.id, viaAppId: null, startsWorkflows: true };
    const installation = installApp(github, actor, {
      appId: app.id,
      accountId: owner.id,
      repositoryIds: "all",
    });
    return context.json({ id: app.id, slug: app.slug, privateKey, installationId: installation.id }, 201);
  });

  control.post("/faults", async (context) => {
    faults.add(FaultRule.parse(await context.req.json()));
    return context.body(null, 204);
  });
  control.delete("/faults", (context) => {
    faults.clear();
    return context.body(null, 204);
  });

  control.post("/lag/hold", async (context) => {
    await lag.hold();
    return context.body(null, 204);
  });
  control.post("/lag/release", (context) => {
    lag.release();
    return context.body(null, 204);
  });

  control.get("/cast", (context) => context.json({ playing: cast.playing }));
  control.post("/cast", async (context) => {
    cast.turn(CastChange.parse(await context.req.json()).playing);
    return context.json({ playing: cast.playing });
  });

  addWebhookControl(control, queue);
  return control;
}

/** What was asked for wrongly is told; anything else is a fault of ours. */
function refuse(error: Error): Response {
  const message = messageOf(error);
  if (message === null) throw error;
  return Response.json({ message }, { status: error instanceof Refusal ? error.status : 422 });
}

function messageOf(error: Error): string | null {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (error instanceof SyntaxError) return `The body is no JSON: ${error.message}`;
  return error instanceof Refusal ? error.message : null;
}

function addWebhookControl(control: Hono, queue: WebhookQueue): void {
  control.post("/webhooks/hold", (context) => {
    queue.hold();
    return context.body(null, 204);
  });
  control.post("/webhooks/release", (context) => {
    queue.release(context.req.query("order") === "reverse" ? (held) => held.toReversed() : undefined);
    return context.body(null, 204);
  });
  control.post("/webhooks/step", (context) => context.json({ sent: queue.step() }));
  for (const kind of ["drop", "duplicate"] as const) {
    control.post(`/webhooks/${kind}`, async (context) => {
      const { event, action } = Selection.parse(await context.req.json());
      queue[kind]((one) => (event ?? one.event) === one.event && (action ?? one.action) === one.action);
      return context.body(null, 204);
    });
  }
  control.post("/webhooks/idle", async (context) => {
    await queue.idle();
    return context.body(null, 204);
  });
}
