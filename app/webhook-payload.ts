import * as z from "zod";

const Numbered = z.object({ number: z.int().positive() });
const PullRequests = z.object({ pull_requests: z.array(Numbered).optional().catch(undefined) });
const WithApp = z.object({ app: z.object({ id: z.int() }).nullish().catch(undefined) });

/**
 * The little that the ingress reads of a payload. Whatever else is in it, or is not as GitHub describes it, is no
 * reason to lose the delivery: a field that cannot be read counts as absent.
 */
const WebhookPayload = z.object({
  action: z.string().optional().catch(undefined),
  installation: z.object({ id: z.int() }).optional().catch(undefined),
  repository: z.object({ id: z.int() }).optional().catch(undefined),
  issue: Numbered.optional().catch(undefined),
  pull_request: Numbered.optional().catch(undefined),
  discussion: Numbered.optional().catch(undefined),
  check_run: z
    .object({ name: z.string(), ...WithApp.shape, ...PullRequests.shape })
    .optional()
    .catch(undefined),
  check_suite: z
    .object({ ...WithApp.shape, ...PullRequests.shape })
    .optional()
    .catch(undefined),
});
export type WebhookPayload = z.infer<typeof WebhookPayload>;

/** Nothing when the body is no JSON object. */
export function parseWebhookPayload(body: string): WebhookPayload | null {
  try {
    return WebhookPayload.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}
