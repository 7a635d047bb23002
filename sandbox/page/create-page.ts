// What a person sees of the sandbox in a browser, and does there as any of its personas.
import { findAccount } from "../state/lookup.ts";
import type { Company } from "./company.ts";
import type { Desk } from "./desk.ts";
import { html } from "./html.ts";
import { layOut } from "./layout.ts";
import { streamChanges } from "./live-stream.ts";
import { forgetNotice, readNotice } from "./notice.ts";
import { goTo, showDocument } from "./respond.ts";
import { createRouter } from "./router.ts";
import { pageRoutes } from "./routes.ts";
import { createAssetServer } from "./serve-asset.ts";
import { createFormTaker } from "./take-form.ts";
import type { Page } from "./visit.ts";
import { visitorOf } from "./visitor.ts";

/** `null`: the request is for another door. */
export type PageDoor = (request: Request) => Promise<Response | null>;

const nothingHere: Page = {
  title: "Not found",
  main: html`<h1>Nothing here</h1>
    <p>There is no such page, or whom you act as may not see it. <a href="/">Back to the board</a></p>`,
};

/** `company`: what is shown and taken beside what GitHub would. */
export function createPage(desk: Desk, company: Company): PageDoor {
  const routeOfCompany = createRouter(company.routes);
  const route = createRouter([...company.routes, ...pageRoutes]);
  const takeForm = createFormTaker(desk, company);
  const serveAsset = createAssetServer(company.files);
  return async (request) => {
    const url = new URL(request.url);
    if (request.method === "POST") return takeForm(request, url.pathname);
    if (request.method !== "GET") return null;
    if (url.pathname === "/_page/changes") return streamChanges([desk.events, company], request.signal);
    const asset = await serveAsset(url);
    if (asset !== null) return asset;
    const match = route(url.pathname);
    const isPageAlone = routeOfCompany(url.pathname) !== null || (match !== null && isOfAnAccount(desk, url));
    if (!wantsDocument(request, isPageAlone) || isOfOthers(url)) return null;
    const visitor = visitorOf(desk.github.state, request);
    const page =
      match === null ? null : await match.handle({ desk, visitor, url, parameters: match.parameters });
    if (page !== null && "movedTo" in page) return goTo(page.movedTo);
    const notice = readNotice(request);
    const frame = { desk, company, visitor, notice, here: `${url.pathname}${url.search}` };
    return showDocument(
      page === null ? 404 : 200,
      layOut(page ?? nothingHere, frame),
      notice === null ? null : forgetNotice(),
    );
  };
}

/** The front door, and what is under somebody's name: the API has neither. */
function isOfAnAccount({ github }: Desk, { pathname }: URL): boolean {
  const [, login = ""] = pathname.split("/");
  return login === "" || findAccount(github.state, login) !== undefined;
}

/** Browsers say so; Octokit, git and curl do not, and mean the API, but where there is nothing else than a page. */
function wantsDocument(request: Request, isPageAlone: boolean): boolean {
  const accepted = request.headers.get("accept") ?? "";
  return accepted.includes("text/html") || (isPageAlone && accepted === "*/*");
}

/** Where GitHub's API and its few pages for apps are: what is missing there is for them to say. */
const roomsOfOthers = new Set([
  "api",
  "app",
  "app-manifests",
  "avatars",
  "graphql",
  "installation",
  "organizations",
  "orgs",
  "rate_limit",
  "repos",
  "repositories",
  "settings",
  "user",
  "users",
]);

function isOfOthers({ pathname }: URL): boolean {
  return roomsOfOthers.has(pathname.split("/")[1] ?? "");
}
