import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import type { App } from "../state/app.ts";
import type { Clock } from "../state/clock.ts";
import type { GitHubState } from "../state/github-state.ts";
import { Refusal } from "../state/refusal.ts";

const Header = z.object({ alg: z.literal("RS256") });
const Claims = z.object({ iss: z.union([z.string(), z.number()]), iat: z.number(), exp: z.number() });

const longestLifeSeconds = 600;
const toleratedSkewSeconds = 60;

/** The app that signed a JSON web token; its refusals are worded as GitHub's, since clients read them. */
export function verifyAppToken(state: GitHubState, clock: Clock, token: string): App {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const claims = Claims.safeParse(decode(payload));
  if (!Header.safeParse(decode(header)).success || !claims.success) throw undecodable();
  const issuer = String(claims.data.iss);
  const app = state.apps.all().find(({ id, clientId }) => String(id) === issuer || clientId === issuer);
  if (app === undefined) throw new Refusal(404, "Integration not found");
  const key = createPublicKey(app.publicKey);
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify("RSA-SHA256", signed, key, Buffer.from(signature, "base64url"))) throw undecodable();
  refuseBadTimes(claims.data, Math.floor(clock.now() / 1000));
  return app;
}

function refuseBadTimes(claims: z.infer<typeof Claims>, now: number): void {
  if (claims.iat > now + toleratedSkewSeconds) {
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  if (claims.exp <= now) {
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (claims.exp > now + longestLifeSeconds + toleratedSkewSeconds) {
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  }
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function undecodable(): Refusal {
  return new Refusal(401, "A JSON web token could not be decoded");
}
