import { createAppAuth } from "@octokit/auth-app";
import { type AppIdentity, createAppSigner } from "./app-jwt.ts";
import type { Connection } from "./connection.ts";
import { failureOf } from "./failure.ts";

/** Gives the `Authorization` of each request. Rejects with what GitHub answered when it cannot. */
export interface Credentials {
  /** `renewed` when GitHub did not accept the last one, at `serverTime` (epoch milliseconds) if it told its time. */
  authorization(use: "current" | "renewed", serverTime: number | null): Promise<string>;
}

/** As the App itself: for what is asked under `/app`. */
export function appCredentials(identity: AppIdentity): Credentials {
  const signer = createAppSigner(identity);
  return {
    async authorization(_use, serverTime) {
      if (serverTime !== null) signer.correct(serverTime);
      return `bearer ${signer.sign().jwt}`;
    },
  };
}

/** As one of the App's installations. Tokens last an hour and are renewed before. */
export function installationCredentials(
  identity: AppIdentity,
  installationId: number,
  { request }: Connection,
): Credentials {
  const signer = createAppSigner(identity);
  const createJwt = async () => signer.sign();
  const auth = createAppAuth({ appId: identity.appId, createJwt, request });

  async function tokenOf(use: "current" | "renewed"): Promise<string> {
    const { token } = await auth({ type: "installation", installationId, refresh: use === "renewed" });
    return `token ${token}`;
  }

  return {
    async authorization(use) {
      try {
        return await tokenOf(use);
      } catch (error) {
        const failure = failureOf(error, Date.now());
        if (failure.kind !== "unauthenticated" || failure.serverTime === null) throw error;
        if (!signer.correct(failure.serverTime)) throw error;
        return tokenOf(use);
      }
    },
  };
}

export function tokenCredentials(token: string): Credentials {
  return { authorization: async () => `token ${token}` };
}
