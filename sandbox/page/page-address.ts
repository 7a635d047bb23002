// Which addresses are a page's. GitHub has pages and API at two hosts; here they share one.
import { findAccount } from "../state/lookup.ts";
import type { Desk } from "./desk.ts";

/** Where GitHub has pages that are nobody's in particular. */
const ownRooms = new Set(["", "login", "logout", "organizations", "settings"]);

/** Where GitHub's API and its few pages for apps are: what is missing there is for them to say. */
const roomsOfOthers = new Set([
  "api",
  "app",
  "app-manifests",
  "avatars",
  "graphql",
  "installation",
  "orgs",
  "rate_limit",
  "repos",
  "repositories",
  "user",
  "users",
]);

/** Over HTTP, git asks for these. */
const git = /\.git(?:\/|$)|\/(?:info\/refs|git-upload-pack|git-receive-pack)$/;

export type PageAddress =
  /** The API or git has something there, or says that it has not. */
  | "of-others"
  /** There is nothing else than a page, if anything. */
  | "page"
  /** Browsers mean a page there, others the API. */
  | "either";

export function pageAddress({ github }: Pick<Desk, "github">, pathname: string): PageAddress {
  const [, room = ""] = pathname.split("/");
  if (roomsOfOthers.has(room) || git.test(pathname)) return "of-others";
  return ownRooms.has(room) || findAccount(github.state, room) !== undefined ? "page" : "either";
}
