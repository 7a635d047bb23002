import type { Faults } from "./faults.ts";
import { outlineOf } from "./graphql-document.ts";
import type { Traffic } from "./traffic.ts";

export type Rooms = {
  readonly rest: (request: Request, path: string) => Promise<Response>;
  readonly graphql: (request: Request) => Promise<Response>;
  readonly git: (request: Request) => Response | Promise<Response>;
  readonly pages: (request: Request, path: string) => Promise<Response | null>;
  readonly control: (request: Request) => Response | Promise<Response>;
  /** What a browser shows; neither faults nor counts touch it. `null`: the request is for another room. */
  readonly page: (request: Request) => Promise<Response | null>;
};

/** Shows a request into the room that serves it. `null`: the connection is to be cut. */
export type Door = (request: Request) => Promise<Response | null>;

export function createDoor(rooms: Rooms, faults: Faults, traffic: Traffic): Door {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/_sandbox/")) return rooms.control(request);
    const page = await rooms.page(request);
    if (page !== null) return page;
    const path = pathname.replace(/^\/api\/v3(?=\/|$)/, "") || "/";
    const isGraphql = path === "/graphql" || path === "/api/graphql";
    const outline = outlineOf(isGraphql && request.method === "POST" ? await request.clone().text() : "");
    const { text: graphql, document } = outline;
    const asked = { method: request.method, path, graphql, document };
    const response = await faults.around(asked, async () => serve(rooms, request, path, isGraphql));
    const { rootFields, innerFields } = outline;
    const status = response?.status ?? 0;
    traffic.record({ method: request.method, path, rootFields, innerFields, status });
    return response;
  };
}

async function serve(rooms: Rooms, request: Request, path: string, isGraphql: boolean): Promise<Response> {
  if (isGraphql) return rooms.graphql(request);
  if (/\/(?:info\/refs|git-upload-pack|git-receive-pack)$/.test(path)) return rooms.git(request);
  return (await rooms.pages(request, path)) ?? rooms.rest(request, path);
}
