import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import * as z from "zod";
import { translate } from "../../src/adapters/github/webhooks/translate.ts";
import type { Hint } from "../../src/ports/hint.ts";
import type { Context } from "../context.ts";
import type { Reached } from "../github/reach.ts";
import { now } from "../now.ts";
import { CommandProblem } from "../problem.ts";

/** As GitHub's list of deliveries has it: `gh api /app/hook/deliveries/<id>`. */
const Delivery = z.object({ event: z.string(), request: z.object({ payload: z.unknown() }) });

export type ReadDelivery =
  | { readonly outcome: "hints"; readonly hints: readonly Hint[] }
  | { readonly outcome: "ignored"; readonly reason: string };

/** A delivery of GitHub's, or the payload of one, from a file. */
export async function readDelivery(
  context: Pick<Context, "folder">,
  { clock }: Pick<Reached, "clock">,
  file: string,
  event: string | undefined,
): Promise<ReadDelivery> {
  const content = await readJson(context, file);
  const delivery = Delivery.safeParse(content);
  const name = event ?? delivery.data?.event;
  if (name === undefined) {
    throw new CommandProblem(
      "usage",
      `${file} does not say which event it is.`,
      "Add --event, as --event issues: it is the delivery's X-GitHub-Event.",
    );
  }
  const payload = delivery.success ? delivery.data.request.payload : content;
  const translated = translate(name, payload, now({ clock }));
  switch (translated.outcome) {
    case "hints":
      return translated;
    case "ignored":
      return translated;
    case "installation-changed":
      return { outcome: "ignored", reason: "it only says that an installation changed" };
    default:
      return translated satisfies never;
  }
}

async function readJson({ folder }: Pick<Context, "folder">, file: string): Promise<unknown> {
  if (/^[#\d.-]*$/.test(file)) {
    throw new CommandProblem(
      "usage",
      `“${file}” is no number of an issue, and no file.`,
      "Give a number, as 12, or a file with a delivery, as from `gh api /app/hook/deliveries/<id>`.",
    );
  }
  try {
    return JSON.parse(await readFile(resolve(folder, file), "utf8"));
  } catch (cause) {
    const what = cause instanceof SyntaxError ? "is not JSON" : "cannot be read";
    throw new CommandProblem(
      "absent",
      `${file} ${what}.`,
      "Give a delivery, as from `gh api /app/hook/deliveries/<id>`, or an issue's number.",
      { cause },
    );
  }
}
