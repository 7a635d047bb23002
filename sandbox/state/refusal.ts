/** How GitHub says no. REST turns it into a status and a body, GraphQL into an error with a type. */

export type FieldError = {
  readonly resource: string;
  readonly field: string;
  readonly code: "missing" | "missing_field" | "invalid" | "already_exists" | "unprocessable" | "custom";
  readonly value?: string | number | null;
  readonly message?: string;
};

type Details = {
  readonly errors?: readonly (FieldError | string)[];
  readonly location?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly details: Details;

  constructor(status: number, message: string, details: Details = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

export function notFound(): Refusal {
  return new Refusal(404, "Not Found");
}

export function forbidden(message: string): Refusal {
  return new Refusal(403, message);
}

/** GitHub's usual 422. */
export function validationFailed(...errors: readonly (FieldError | string)[]): Refusal {
  return new Refusal(422, "Validation Failed", { errors });
}
