import type { Fields } from "./acts/acts.ts";
import type { Desk } from "./desk.ts";

/** What somebody sent from one of the pages. */
export type Form = {
  readonly desk: Desk;
  readonly request: Request;
  readonly fields: Fields;
  readonly parameters: Readonly<Record<string, string>>;
};

export type FormHandler = (form: Form) => Response | Promise<Response>;
