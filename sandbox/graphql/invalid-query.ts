import type { GraphQLError } from "graphql";
import type { ShownError } from "./graph-error.ts";

/** A query that does not fit the schema, in GitHub's words for the commonest mistakes. */
export function showInvalid(error: GraphQLError): ShownError {
  const { locations } = error;
  return { ...inGithubWords(error.message), ...(locations === undefined ? {} : { locations }) };
}

function inGithubWords(message: string): Pick<ShownError, "message" | "extensions"> {
  const field = /^Cannot query field "(?<fieldName>\w+)" on type "(?<typeName>\w+)"/.exec(message)?.groups;
  if (field !== undefined) {
    const { fieldName, typeName } = field;
    return {
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      extensions: { code: "undefinedField", typeName, fieldName },
    };
  }
  const argument = /^Unknown argument "(?<argumentName>\w+)" on field "(?<typeName>\w+)\.(?<name>\w+)"/.exec(
    message,
  )?.groups;
  if (argument !== undefined) {
    const { argumentName, name } = argument;
    return {
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: "argumentNotAccepted", name, typeName: "Field", argumentName },
    };
  }
  return { message };
}
