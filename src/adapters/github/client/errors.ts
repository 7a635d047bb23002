// How a request can end other than well, beside the port's ForgeUnavailable and ForgeForbidden.

/** GitHub understood, and says no: gone (404, 410), conflicting (409), not processable (422) … Asking again is no use. */
export class RequestRefused extends Error {
  override readonly name = "RequestRefused";
  readonly status: number;
  constructor(message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** A write that got no answer, or a server's error: it may have happened. */
export class UncertainWrite extends Error {
  override readonly name = "UncertainWrite";
}

/** An answer that is not what GitHub's description promises. */
export class UnexpectedAnswer extends Error {
  override readonly name = "UnexpectedAnswer";
}
