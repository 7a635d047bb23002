import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { apiUrlOfHost } from "../../src/adapters/github/hosts.ts";
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
  return apiUrlOfHost(environment["GH_HOST"]?.trim() || remoteHost || publicHost);
}

/** A token of the environment, else the App, else what `gh` is logged in with. */
export async function findCredentials(context: Context, host: string | null): Promise<Credentials> {
  const given = await givenCredentials(context);
  if (given !== null) return given;
  const words = ["auth", "token", ...(host === null ? [] : ["--hostname", host])];
  const told = await context.run("gh", words);
  const token = told?.exitCode === 0 ? told.stdout.trim() : "";
  return token === "" ? { kind: "none" } : { kind: "token", token, from: "gh auth token" };
}

/** What the environment gives; null where it gives nothing. @throws CommandProblem when that is of no use */
export async function givenCredentials(context: Context): Promise<Credentials | null> {
  for (const from of ["GITHUB_TOKEN", "GH_TOKEN"]) {
    const token = context.environment[from]?.trim() ?? "";
    if (token !== "") return { kind: "token", token, from };
  }
  return appCredentials(context);
}

async function appCredentials(context: Context): Promise<Credentials | null> {
  const id = context.environment["APP_ID"]?.trim() ?? "";
  const key = await keyGiven(context);
  if (id === "" && key === null) return null;
  if (id === "" || key === null) {
    const [there, missing] = id === "" ? [key?.from, "APP_ID"] : ["APP_ID", "PRIVATE_KEY"];
    throw new CommandProblem(
      "usage",
      `${there} is set, and ${missing} is not.`,
      `Set ${missing} as well to work as the App, or unset ${there} and set GITHUB_TOKEN.`,
    );
  }
  if (!/^[1-9]\d{0,15}$/.test(id)) {
    throw new CommandProblem(
      "usage",
      "APP_ID is not the App's number.",
      "Take it from the App's settings page, or unset APP_ID and set GITHUB_TOKEN.",
    );
  }
  const privateKey = readPrivateKey(key.text);
  if (!privateKey.ok) {
    const next = `Mend it, or unset ${key.from} and APP_ID, and set GITHUB_TOKEN.`;
    throw new CommandProblem("usage", `${key.from} ${privateKey.failure}.`, next);
  }
  return { kind: "app", appId: Number(id), privateKey: privateKey.value, from: `APP_ID and ${key.from}` };
}

type KeyGiven = { readonly text: string; readonly from: "PRIVATE_KEY" | "PRIVATE_KEY_PATH" };

/** The App's key, as itself or as the file with it. */
async function keyGiven({ environment, folder }: Context): Promise<KeyGiven | null> {
  const key = environment["PRIVATE_KEY"]?.trim() ?? "";
  if (key !== "") return { text: key, from: "PRIVATE_KEY" };
  const path = environment["PRIVATE_KEY_PATH"]?.trim() ?? "";
  if (path === "") return null;
  try {
    return { text: await readFile(resolve(folder, path), "utf8"), from: "PRIVATE_KEY_PATH" };
  } catch (cause) {
    throw new CommandProblem(
      "usage",
      `PRIVATE_KEY_PATH names ${path}, which cannot be read.`,
      "Check that it is there and who may read it, or unset PRIVATE_KEY_PATH and set GITHUB_TOKEN.",
      { cause },
    );
  }
}
