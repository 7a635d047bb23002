// What a person sees of the sandbox in a browser, and does there as any of its personas.
import type { Company } from "./company.ts";
import type { Desk } from "./desk.ts";
import { withHeads } from "./head-only.ts";
import { layOut } from "./layout.ts";
import { streamChanges } from "./live-stream.ts";
import { forgetNotice, readNotice } from "./notice.ts";
import { type PageAddress, pageAddress } from "./page-address.ts";
import { goTo, showDocument } from "./respond.ts";
import { createRouter } from "./router.ts";
import { pageRoutes } from "./routes.ts";
import { createAssetServer } from "./serve-asset.ts";
import { createFormTaker } from "./take-form.ts";
import { notHere } from "./views/not-here.ts";
import { visitorOf } from "./visitor.ts";

/** `null`: the request is for another door. */
export type PageDoor = (request: Request) => Promise<Response | null>;

/** `company`: what is shown and taken beside what GitHub would. */
export function createPage(desk: Desk, company: Company): PageDoor {
  const routeOfCompany = createRouter(company.routes);
  const route = createRouter([...company.routes, ...pageRoutes]);
  const takeForm = createFormTaker(desk, company);
  const serveAsset = createAssetServer(company.files);
  return withHeads(async (request) => {
    const url = new URL(request.url);
    if (request.method === "POST") return takeForm(request, url.pathname);
    if (request.method !== "GET") return null;
    if (url.pathname === "/_page/changes") return streamChanges([desk.events, company], request.signal);
    const asset = await serveAsset(url);
    if (asset !== null) return asset;
    const match = route(url.pathname);
    const address = routeOfCompany(url.pathname) === null ? pageAddress(desk, url.pathname) : "page";
    if (address === "of-others" || !wantsDocument(request, address)) return null;
    const visitor = visitorOf(desk.github.state, request);
    const page =
      match === null ? null : await match.handle({ desk, visitor, url, parameters: match.parameters });
    if (page !== null && "movedTo" in page) return goTo(page.movedTo);
    const notice = readNotice(request);
    const frame = { desk, company, visitor, notice, here: `${url.pathname}${url.search}` };
    return showDocument(
      page === null ? 404 : 200,
      layOut(page ?? notHere, frame),
      notice === null ? null : forgetNotice(),
    );
  });
}

/** Browsers say so; Octokit and git do not, and mean the API, but where there is nothing else than a page. */
function wantsDocument(request: Request, address: PageAddress): boolean {
  const accepted = request.headers.get("accept") ?? "";
  return accepted.includes("text/html") || (address === "page" && ["", "*/*"].includes(accepted));
}
