/** One mutation; its input travels as a variable. */
export type Mutation = {
  readonly field: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What to ask of its payload. */
  readonly selection: string;
  /** Whether others are told about what it makes: GitHub counts these apart. */
  readonly creates: "content" | "nothing";
};

export type MutationDocument = {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

export const MUTATION_OPERATION = "Apply";

/** One request for all; they run in order, and one that fails does not stop the next. Answers are under `m0`, `m1` … */
export function mutationDocument(mutations: readonly Mutation[]): MutationDocument {
  const declarations = mutations.map(({ field }, position) => `$input${position}: ${inputType(field)}!`);
  const fields = mutations.map(
    ({ field, selection }, position) =>
      `${aliasOf(position)}: ${field}(input: $input${position}) { clientMutationId ${selection} }`,
  );
  return {
    document: `mutation ${MUTATION_OPERATION}(${declarations.join(", ")}) { ${fields.join("\n")} }`,
    variables: Object.fromEntries(mutations.map(({ input }, position) => [`input${position}`, input])),
  };
}

export function aliasOf(position: number): string {
  return `m${position}`;
}

/** GitHub's schema names each input after its mutation. */
function inputType(field: string): string {
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
}
