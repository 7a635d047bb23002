// `git clone`, `fetch` and `push` over HTTP: https://git-scm.com/docs/http-protocol

import { Hono, type Context } from "hono";
import type { LocalGit } from "./create-git-storage.ts";
import type { Admission, GitHost, Knock } from "./git-host.ts";
import { askHttpBackend } from "./http-backend.ts";
import { onlyPossible } from "./possible-push.ts";
import type { PushDesk } from "./push-desk.ts";

/** For `/<owner>/<name>.git/…` and `/<owner>/<name>/…`. */
export function createGitRoutes(git: LocalGit, desk: PushDesk, host: GitHost): Hono {
  const routes = new Hono();

  async function serve(context: Context, path: string, access: Knock["access"]): Promise<Response> {
    const admission = await host.admit({
      owner: context.req.param("owner") ?? "",
      name: (context.req.param("name") ?? "").replace(/\.git$/, ""),
      authorization: context.req.header("authorization") ?? null,
      access,
    });
    if (admission.kind !== "admitted") return turnAway(context, path, admission);
    const push = desk.open(onlyPossible(git.storage, admission.repositoryId, admission.receive));
    return askHttpBackend(git.environment, {
      repositoryDirectory: git.storage.directory(admission.repositoryId),
      path,
      request: context.req.raw,
      variables: push.variables,
      ended: push.done,
    });
  }

  routes.get("/:owner/:name/info/refs", async (context) => {
    const service = context.req.query("service");
    if (service === "git-upload-pack") return serve(context, "/info/refs", "read");
    if (service === "git-receive-pack") return serve(context, "/info/refs", "write");
    return context.text("Please upgrade your git client.\n", 403);
  });
  routes.post("/:owner/:name/git-upload-pack", (context) => serve(context, "/git-upload-pack", "read"));
  routes.post("/:owner/:name/git-receive-pack", (context) => serve(context, "/git-receive-pack", "write"));
  return routes;
}

function turnAway(
  context: Context,
  path: string,
  admission: Exclude<Admission, { readonly kind: "admitted" }>,
): Response {
  switch (admission.kind) {
    case "unauthorized":
      return context.text("Repository not found.\n", 401, { "WWW-Authenticate": 'Basic realm="GitHub"' });
    case "not-found":
      return context.text("Repository not found.\n", 404);
    case "forbidden":
      return context.text(`${admission.message}\n`, 403);
    case "moved":
      return context.redirect(`${admission.path}.git${path}${new URL(context.req.url).search}`, 301);
    default:
      return admission satisfies never;
  }
}
