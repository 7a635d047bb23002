import { z } from "zod";

const RestProblem = z.object({
  message: z.string(),
  errors: z
    .array(
      z.union([z.string(), z.looseObject({ message: z.string().optional(), field: z.string().optional() })]),
    )
    .optional(),
});

/** What GitHub says with a refusal of its REST API, in one line; without words of its own the status alone. */
export function refusalReason(status: number, body: unknown): string {
  const { data } = RestProblem.safeParse(body);
  if (data === undefined) return `GitHub answered ${String(status)}.`;
  const details = (data.errors ?? [])
    .map((error) => (typeof error === "string" ? error : (error.message ?? error.field ?? "")))
    .filter((detail) => detail !== "");
  const lines = data.message.split("\n").map((line) => line.trim());
  return [...lines.filter((line) => line !== ""), ...details].join(" · ");
}
