import type { OperationId } from "../authorization/operation-access.ts";
import type { Resource } from "./quotas.ts";

/** The limit that an operation counts against. */
export function quotaOf(operationId: OperationId): Resource {
  return operationId.startsWith("search/") ? "search" : "core";
}
