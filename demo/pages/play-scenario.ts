import type { Form } from "../../sandbox/page/form.ts";
import { noticeHeader } from "../../sandbox/page/notice.ts";
import { goTo } from "../../sandbox/page/respond.ts";
import type { Performance } from "../performance.ts";
import { scenarios } from "../scenarios/plays.ts";
import { whyOthersCannot } from "./scenarios-page.ts";

/** The page that follows shows how it goes on; or, where another one is under way, says so. */
export function playScenario(
  { plays }: Pick<Performance, "plays">,
  { parameters }: Pick<Form, "parameters">,
): Response {
  const scenario = scenarios.find(({ name }) => name === parameters["name"]);
  if (scenario === undefined) return goTo("/demo/scenarios");
  const other = plays.underWay();
  if (other !== null && other.name !== scenario.name) {
    const text = `“${scenario.title}” was not begun. ${whyOthersCannot(other)}`;
    return goTo("/demo/scenarios", noticeHeader({ kind: "refused", text }));
  }
  void plays.play(scenario);
  return goTo(`/demo/scenarios/${scenario.name}`);
}
