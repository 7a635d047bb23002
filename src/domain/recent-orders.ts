import { z } from "zod";
import type { EventOf } from "./events.ts";
import { Timestamp, toInstant } from "./timestamp.ts";

/** What an agent's own account may order at all. */
const agentOrders = [
  "StartTask",
  "BlockTask",
  "UnblockTask",
  "EstimateTask",
  "RequestReview",
] as const satisfies readonly string[];

export const mostAgentOrdersAnHour = 5;
export const mostAnswersToStrangersAnHour = 3;

/** When an account's orders were carried out and its questions answered: the newest, as many as the limits ask about. */
export const RecentOrders = z.object({
  orders: z.array(Timestamp).readonly(),
  questions: z.array(Timestamp).readonly(),
});
export type RecentOrders = z.infer<typeof RecentOrders>;

/** The memory of an account after one of its commands was accepted; undefined while there is nothing to remember. */
export function rememberAccepted(
  recent: RecentOrders | undefined,
  event: EventOf<"CommandAccepted">,
): RecentOrders | undefined {
  const { orders, questions } = recent ?? { orders: [], questions: [] };
  if (event.command === "AskQuestion") {
    return { orders, questions: [...questions, event.at].slice(-mostAnswersToStrangersAnHour) };
  }
  return isAgentOrder(event.command)
    ? { orders: [...orders, event.at].slice(-mostAgentOrdersAnHour), questions }
    : recent;
}

export function isAgentOrder(command: string): boolean {
  return agentOrders.some((order) => order === command);
}

/** How many of these were less than an hour before `at`. */
export function countWithinHour(times: readonly Timestamp[], at: Timestamp): number {
  const now = toInstant(at);
  return times.filter((time) => now - toInstant(time) < 3_600_000).length;
}
