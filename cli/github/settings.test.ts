import { expect, test } from "vitest";
import { apiUrlOf } from "./settings.ts";

test.each([
  [{}, null, "https://api.github.com"],
  [{}, "github.example.com", "https://github.example.com/api/v3"],
  [{}, "acme.ghe.com", "https://api.acme.ghe.com"],
  [{ GH_HOST: "acme.ghe.com" }, "github.com", "https://api.acme.ghe.com"],
  [
    { GH_HOST: "acme.ghe.com", GITHUB_API_URL: "https://x.example/api/v3/" },
    null,
    "https://x.example/api/v3",
  ],
])("%o in a clone of %s: %s is asked", (environment, remote, api) => {
  expect(apiUrlOf({ environment }, remote)).toBe(api);
});
