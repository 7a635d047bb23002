import { createServer } from "node:http";
import { onTestFinished } from "vitest";

export type Answer = {
  readonly status: number;
  readonly body: string;
  /** JSON unless said. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** A server on loopback that answers everything the same until the test is over; gives its REST root. */
export async function answering({ status, body, headers = {} }: Answer): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/api/v3`;
}

const said = (message: string) => JSON.stringify({ message });

/** What GitHub, or something before it, may answer instead of doing what was asked. */
export const troubles = {
  "a token that GitHub does not know": { status: 401, body: said("Bad credentials") },
  "single sign-on": {
    status: 403,
    body: said("Resource protected by organization SAML enforcement."),
  },
  "an address that is not let in": {
    status: 403,
    body: said("the `octo` organization has an IP allow list enabled, and your IP address is not permitted"),
  },
  "an archived repository": { status: 403, body: said("Repository was archived so is read-only.") },
  "a permission that is missing": { status: 403, body: said("Resource not accessible by integration") },
  "a repository that was closed": { status: 451, body: said("Repository access blocked") },
  "a spent limit": {
    status: 403,
    body: said("API rate limit exceeded for user ID 1."),
    headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "4070908800" },
  },
  "a secondary limit": {
    status: 429,
    body: said("You have exceeded a secondary rate limit."),
    headers: { "retry-after": "120" },
  },
  "a server that is out of order": { status: 500, body: said("Server Error") },
  "a proxy that is out of order": {
    status: 502,
    body: "<html>Bad gateway</html>",
    headers: { "content-type": "text/html" },
  },
  "another server than GitHub": {
    status: 200,
    body: "<html>Log in</html>",
    headers: { "content-type": "text/html" },
  },
} as const satisfies Record<string, Answer>;
export type Trouble = keyof typeof troubles;

function isTrouble(name: string): name is Trouble {
  return Object.hasOwn(troubles, name);
}

export const kinds: readonly Trouble[] = Object.keys(troubles).filter(isTrouble);
