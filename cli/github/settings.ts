import { readPrivateKey } from "../../src/adapters/system/private-key.ts";
import type { Context } from "../context.ts";
import { CommandProblem } from "../problem.ts";

/** Who asks GitHub. Secrets are in here: never print it whole. */
export type Credentials =
  | { readonly kind: "token"; readonly token: string; readonly from: string }
  | { readonly kind: "app"; readonly appId: number; readonly privateKey: string; readonly from: string }
  | { readonly kind: "none" };

const publicHost = "github.com";

/** The REST root for a host: GITHUB_API_URL wins, then GH_HOST, then the host that the folder's remote names. */
export function apiUrlOf({ environment }: Pick<Context, "environment">, remoteHost: string | null): string {
  const given = environment["GITHUB_API_URL"]?.trim();
  if (given !== undefined && given !== "") {
    if (!URL.canParse(given)) {
      throw new CommandProblem(
        "usage",
        `GITHUB_API_URL is no URL: ${given}`,
        "Set it to a REST root such as https://github.example.com/api/v3, or unset it.",
      );
    }
    return given.replace(/\/+$/, "");
  }
  const host = environment["GH_HOST"]?.trim() || remoteHost || publicHost;
  return host === publicHost ? "https://api.github.com" : `https://${host}/api/v3`;
}

/** A token of the environment, else the App, else what `gh` is logged in with. */
export async function findCredentials(context: Context, host: string | null): Promise<Credentials> {
  const { environment } = context;
  for (const from of ["GITHUB_TOKEN", "GH_TOKEN"]) {
    const token = environment[from]?.trim() ?? "";
    if (token !== "") return { kind: "token", token, from };
  }
  const app = appCredentials(environment);
  if (app !== null) return app;
  const words = ["auth", "token", ...(host === null ? [] : ["--hostname", host])];
  const told = await context.run("gh", words);
  const token = told?.exitCode === 0 ? told.stdout.trim() : "";
  return token === "" ? { kind: "none" } : { kind: "token", token, from: "gh auth token" };
}

function appCredentials(environment: Context["environment"]): Credentials | null {
  const id = environment["APP_ID"]?.trim() ?? "";
  const key = environment["PRIVATE_KEY"]?.trim() ?? "";
  if (id === "" || key === "") return null;
  if (!/^[1-9]\d{0,15}$/.test(id)) {
    throw new CommandProblem(
      "usage",
      "APP_ID is not the App's number.",
      "Take it from the App's settings page, or unset APP_ID and set GITHUB_TOKEN.",
    );
  }
  const privateKey = readPrivateKey(key);
  if (!privateKey.ok) {
    const next = "Mend it, or unset PRIVATE_KEY and set GITHUB_TOKEN.";
    throw new CommandProblem("usage", `PRIVATE_KEY ${privateKey.failure}`, next);
  }
  return { kind: "app", appId: Number(id), privateKey: privateKey.value, from: "APP_ID and PRIVATE_KEY" };
}
