// The demo's own pages and forms, at the sandbox's address.
import { type Form, type FormHandler } from "../../sandbox/page/form.ts";
import { html } from "../../sandbox/page/html.ts";
import { noticeHeader } from "../../sandbox/page/notice.ts";
import { goTo } from "../../sandbox/page/respond.ts";
import { actAsHeader } from "../../sandbox/page/visitor.ts";
import type { Moved, Page, Visit } from "../../sandbox/page/visit.ts";
import type { Company } from "../../sandbox/page/company.ts";
import type { Performance } from "../performance.ts";
import { roles } from "../roles/quests.ts";
import { roleNames } from "../roles/role.ts";
import { banner } from "./banner.ts";
import { commandPage } from "./command-page.ts";
import { notificationsPage } from "./notifications-page.ts";
import { playScenario } from "./play-scenario.ts";
import { rolePage } from "./role-page.ts";
import type { StageDoor } from "./stage-door.ts";
import { scenarioPage, scenariosPage } from "./scenarios-page.ts";
import { startPage } from "./start-page.ts";
import { whyPage } from "./why-page.ts";
import { yoursPage } from "./yours-page.ts";

const hour = 3_600_000;
const leaps: Readonly<Record<string, { readonly milliseconds: number; readonly words: string }>> = {
  hour: { milliseconds: hour, words: "It is an hour later." },
  day: { milliseconds: 24 * hour, words: "It is a day later." },
};

const starting: Page = {
  title: "Starting",
  main: html`<h1>One moment</h1>
    <p>The orchestra is taking its seats. Load this page again.</p>`,
};

export function createCompany(stageDoor: StageDoor): Company {
  const show = (
    handle: (performance: Performance, visit: Visit) => Page | Moved | null | Promise<Page | null>,
  ) => {
    return (visit: Visit) => {
      const performance = stageDoor.now();
      return performance === null ? starting : handle(performance, visit);
    };
  };
  const take = (
    handle: (performance: Performance, form: Form) => Response | Promise<Response>,
  ): FormHandler => {
    return (form) => {
      const performance = stageDoor.now();
      return performance === null ? goTo("/demo") : handle(performance, form);
    };
  };
  return {
    routes: [
      { path: "/demo", handle: show(startPage) },
      { path: "/demo/roles/:role", handle: show(rolePage) },
      { path: "/demo/scenarios", handle: show(scenariosPage) },
      { path: "/demo/scenarios/:name", handle: show(scenarioPage) },
      { path: "/demo/why", handle: show(whyPage) },
      { path: "/demo/notifications", handle: show(notificationsPage) },
      { path: "/demo/command", handle: show(commandPage) },
      { path: "/demo/yours", handle: show(yoursPage) },
    ],
    forms: [
      { path: "/demo/roles/:role", handle: take(beginRole) },
      { path: "/demo/scenarios/:name", handle: take(playScenario) },
      { path: "/demo/time", handle: take(moveTime) },
      { path: "/demo/reset", handle: async () => startOver(stageDoor) },
    ],
    files: {
      "/demo/bar.css": new URL("assets/bar.css", import.meta.url),
      "/demo/demo.css": new URL("assets/demo.css", import.meta.url),
      "/demo/why.css": new URL("assets/why.css", import.meta.url),
      "/demo/narrow.css": new URL("assets/narrow.css", import.meta.url),
      "/demo/copy.js": new URL("assets/copy.js", import.meta.url),
    },
    listen: (changed) => stageDoor.changes.listen(changed),
    directs: true,
    banner: (here) => {
      const performance = stageDoor.now();
      return performance === null ? null : banner(performance, here);
    },
  };
}

async function beginRole({ quests }: Performance, { parameters }: Form): Promise<Response> {
  const name = roleNames.find((one) => one === parameters["role"]);
  if (name === undefined) return goTo("/demo");
  await quests.begin(name);
  return goTo(`/demo/roles/${name}`, actAsHeader(roles[name].persona));
}

function moveTime({ moveTime: move }: Performance, { fields }: Form): Response {
  const leap = leaps[fields["leap"]?.[0] ?? ""];
  const back = fields["back"]?.[0] ?? "/demo";
  if (leap === undefined) return goTo(back);
  move(leap.milliseconds);
  return goTo(back, noticeHeader({ kind: "done", text: leap.words }));
}

async function startOver({ reset }: StageDoor): Promise<Response> {
  await reset();
  const text =
    "Everything begins again: a new organisation from the same seed. Clones of the last one are of no use.";
  return goTo("/demo", noticeHeader({ kind: "done", text }));
}
