import { type FieldNode, Kind, type SelectionSetNode, parse } from "graphql";
import { z } from "zod";

const GraphqlRequest = z.object({ query: z.string(), operationName: z.string().nullish() });

export type GraphqlOutline = {
  /** The operation's name and its root fields, for fault rules to match. */
  readonly text: string;
  /** As it was sent. */
  readonly document: string;
  readonly rootFields: readonly string[];
  /** The fields within those, by their own names. */
  readonly innerFields: readonly string[];
  readonly isMutation: boolean;
};

const nothing: GraphqlOutline = {
  text: "",
  document: "",
  rootFields: [],
  innerFields: [],
  isMutation: false,
};

/** What a request body asks, as far as it can be read. */
export function outlineOf(body: string): GraphqlOutline {
  try {
    const request = GraphqlRequest.safeParse(JSON.parse(body));
    if (!request.success) return nothing;
    const { definitions } = parse(request.data.query, { noLocation: true });
    const operation = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    if (operation === undefined) return nothing;
    const roots = fieldsOf(operation.selectionSet);
    const rootFields = roots.map(({ name }) => name.value);
    const inner = roots.flatMap(({ selectionSet }) => fieldsOf(selectionSet));
    const name = request.data.operationName ?? operation.name?.value ?? "";
    return {
      text: [name, ...rootFields].join(" "),
      document: request.data.query,
      rootFields,
      innerFields: inner.map(({ name }) => name.value),
      isMutation: operation.operation === "mutation",
    };
  } catch {
    return nothing;
  }
}

function fieldsOf(selected: SelectionSetNode | undefined): readonly FieldNode[] {
  return (selected?.selections ?? []).filter((one) => one.kind === Kind.FIELD);
}
