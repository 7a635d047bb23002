// What the rest of the adapter asks GitHub with: reads that repeat themselves, writes that never do.
import { type GraphqlClient, createGraphqlClient } from "./graphql-client.ts";
import { type RestClient, createRestClient } from "./rest-client.ts";
import { type TransportParts, createTransport } from "./transport.ts";

export type GithubClient = RestClient & GraphqlClient;

export function createGithubClient(parts: TransportParts): GithubClient {
  const transport = createTransport(parts);
  return {
    ...createRestClient(transport, parts.clock),
    ...createGraphqlClient(transport, parts.connection.graphqlUrl, parts.clock),
  };
}
