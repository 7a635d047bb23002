import type { Urls } from "../representation/urls.ts";
import type { Answer } from "../rest/answer.ts";
import type { Refusal } from "../state/refusal.ts";

const documentation = "https://docs.github.com/rest";

export function answerRefusal(urls: Urls, refusal: Refusal): Answer {
  const { errors, location, headers } = refusal.details;
  const url = location === undefined ? undefined : urls.api(location);
  return {
    status: refusal.status,
    body: {
      message: refusal.message,
      ...(errors === undefined ? {} : { errors }),
      ...(url === undefined ? {} : { url }),
      documentation_url: documentation,
      status: String(refusal.status),
    },
    headers: { ...headers, ...(url === undefined ? {} : { location: url }) },
  };
}
