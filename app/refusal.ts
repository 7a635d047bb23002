/** Why the ingress does not accept a request, as it is answered and counted. */
export type Refusal =
  | { readonly status: 400; readonly code: "headers-missing" | "not-an-object" | "cut-off" }
  | { readonly status: 401; readonly code: "signature-missing" | "signature-wrong" }
  | { readonly status: 413; readonly code: "too-large" }
  | { readonly status: 415; readonly code: "not-json" | "encoded-body" }
  | { readonly status: 503; readonly code: "inbox-unavailable" | "too-much-at-once" | "stopping" };
