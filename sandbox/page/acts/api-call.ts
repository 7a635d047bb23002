/** One request to the API, as the page's visitor. */
export type ApiCall =
  | {
      readonly kind: "rest";
      readonly method: "POST" | "PATCH" | "PUT" | "DELETE";
      readonly path: string;
      readonly body?: unknown;
    }
  | {
      readonly kind: "graphql";
      readonly query: string;
      readonly variables: Readonly<Record<string, string>>;
    };

export type ApiAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly reason: string };
