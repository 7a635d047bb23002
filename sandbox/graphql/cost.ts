// What a query costs before it runs, as GitHub counts: https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
// A connection is one request for each node above it; a point is a hundred requests, and a query costs at least one.

import type {
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
  ValueNode,
} from "graphql";

export type Cost = { readonly points: number; readonly nodes: number };

type Counted = {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
};

type Count = { readonly requests: number; readonly nodes: number };

export function costOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Cost {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === "FragmentDefinition" ? [[one.name.value, one] as const] : [],
    ),
  );
  const { requests, nodes } = count({ fragments, variables }, operation.selectionSet, 1);
  return { points: Math.max(1, Math.round(requests / 100)), nodes };
}

/** @param above How many nodes the selection is made on. */
function count(counted: Counted, selections: SelectionSetNode, above: number): Count {
  let total: Count = { requests: 0, nodes: 0 };
  for (const selection of selections.selections) {
    const inside =
      selection.kind === "FragmentSpread" ? counted.fragments.get(selection.name.value) : selection;
    if (inside?.selectionSet === undefined) continue;
    const size = selection.kind === "Field" ? pageSize(counted, selection.arguments ?? []) : null;
    const below = count(counted, inside.selectionSet, above * (size ?? 1));
    const own = size === null ? { requests: 0, nodes: 0 } : { requests: above, nodes: above * size };
    total = {
      requests: total.requests + own.requests + below.requests,
      nodes: total.nodes + own.nodes + below.nodes,
    };
  }
  return total;
}

function pageSize(
  { variables }: Counted,
  given: readonly { readonly name: { readonly value: string }; readonly value: ValueNode }[],
): number | null {
  for (const { name, value } of given) {
    if (name.value !== "first" && name.value !== "last") continue;
    const size =
      value.kind === "Variable"
        ? variables[value.name.value]
        : value.kind === "IntValue"
          ? Number(value.value)
          : null;
    if (typeof size === "number") return size;
  }
  return null;
}
