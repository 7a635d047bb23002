// What an App shows GitHub for itself: a short-lived JSON web token, in GitHub's time rather than ours.
import { sign } from "node:crypto";

export type AppIdentity = {
  readonly appId: number;
  /** PEM, PKCS#1 or PKCS#8. */
  readonly privateKey: string;
};

type AppJwt = { readonly jwt: string; readonly expiresAt: string };

interface AppSigner {
  sign(): AppJwt;
  /** GitHub did not accept a token, at this time by its own clock; says whether that is another time than was thought. */
  correct(serverTime: number): boolean;
}

/** GitHub allows ten minutes; a clock a little ahead of GitHub's must not make `iat` lie in the future. */
const LIFE_SECONDS = 600;
const MARGIN_SECONDS = 30;

/** Less than what `Date`, in whole seconds, and the way of an answer can pretend. */
const SKEW_THAT_MATTERS = 5_000;

export function createAppSigner({ appId, privateKey }: AppIdentity): AppSigner {
  // Environment variables often hold the line breaks escaped.
  const key = privateKey.replaceAll(String.raw`\n`, "\n");
  let ahead = 0;

  return {
    sign() {
      const iat = Math.floor((Date.now() + ahead) / 1_000) - MARGIN_SECONDS;
      const exp = iat + LIFE_SECONDS;
      const signed = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iat, exp, iss: appId })}`;
      const signature = sign("RSA-SHA256", Buffer.from(signed), key).toString("base64url");
      return { jwt: `${signed}.${signature}`, expiresAt: new Date(exp * 1_000).toISOString() };
    },

    correct(serverTime) {
      const difference = serverTime - Date.now();
      if (Math.abs(difference - ahead) < SKEW_THAT_MATTERS) return false;
      ahead = difference;
      return true;
    },
  };
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
