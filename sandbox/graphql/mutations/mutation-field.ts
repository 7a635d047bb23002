import { z } from "zod";
import { actorOf } from "../../authorization/actor-of.ts";
import type { Actor } from "../../state/actor.ts";
import type { Field, FieldValue } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

type Payload = { readonly [field: string]: FieldValue };

const withInput = z.object({ input: z.unknown() });
const clientMutation = z.object({ clientMutationId: z.string().nullish() });

/** A field that parses its `input`, acts as the caller, and gives the payload of its type. */
export function mutation<Input>(
  scope: Scope,
  schema: z.ZodType<Input>,
  act: (input: Input, actor: Actor) => Payload | Promise<Payload>,
): Field {
  return async (args, field) => {
    const { input } = withInput.parse(args);
    const { clientMutationId = null } = clientMutation.parse(input);
    const payload = await act(schema.parse(input), actorOf(scope.caller));
    return { __typename: payloadType(field), clientMutationId, ...payload };
  };
}

/** `addComment` → `AddCommentPayload`. */
function payloadType(field: string): string {
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}Payload`;
}
