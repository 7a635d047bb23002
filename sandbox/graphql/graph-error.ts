// How GitHub's GraphQL says no: an entry of `errors` with a type, beside the data that could be had.

import type { GraphQLError, GraphQLFormattedError } from "graphql";
import { Refusal } from "../state/refusal.ts";

export type GraphErrorType =
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "UNPROCESSABLE"
  | "STALE_DATA"
  | "RATE_LIMITED"
  | "INVALID_CURSOR_ARGUMENTS"
  | "MISSING_PAGINATION_BOUNDARIES"
  | "EXCESSIVE_PAGINATION"
  | "MAX_NODE_LIMIT_EXCEEDED"
  | "INTERNAL";

export class GraphRefusal extends Error {
  override readonly name = "GraphRefusal";
  readonly type: GraphErrorType;

  constructor(type: GraphErrorType, message: string) {
    super(message);
    this.type = type;
  }
}

export function unresolvable(kind: string, how: string): GraphRefusal {
  return new GraphRefusal("NOT_FOUND", `Could not resolve to ${article(kind)} ${kind} with the ${how}.`);
}

export function unknownNode(id: string): GraphRefusal {
  return unresolvable("node", `global id of '${id}'`);
}

export type ShownError = GraphQLFormattedError & { readonly type?: GraphErrorType };

/** An error of an operation that ran. */
export function showError(error: GraphQLError): ShownError {
  const { originalError, path, locations } = error;
  return {
    ...typeOf(originalError),
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
    message: messageOf(originalError) ?? error.message,
  };
}

function typeOf(
  cause: Error | undefined,
): Pick<ShownError, "type"> & Pick<GraphQLFormattedError, "extensions"> {
  if (cause instanceof GraphRefusal) return { type: cause.type };
  if (!(cause instanceof Refusal)) return {};
  switch (cause.status) {
    case 401:
    case 403:
      return { type: "FORBIDDEN", extensions: { saml_failure: false } };
    case 404:
    case 410:
      return { type: "NOT_FOUND" };
    default:
      return { type: "UNPROCESSABLE" };
  }
}

/** REST's "Validation Failed" says nothing without its list. */
function messageOf(cause: Error | undefined): string | null {
  if (!(cause instanceof Refusal)) return null;
  const details = (cause.details.errors ?? []).map((detail) =>
    typeof detail === "string" ? detail : (detail.message ?? `${detail.field} ${wordsOf(detail.code)}`),
  );
  return details.length === 0 ? cause.message : details.join(", ");
}

function wordsOf(code: string): string {
  switch (code) {
    case "already_exists":
      return "has already been taken";
    case "missing":
      return "could not be found";
    case "missing_field":
      return "can't be blank";
    default:
      return "is invalid";
  }
}

function article(kind: string): string {
  return /^[AEIO]/.test(kind) ? "an" : "a";
}
