import { expect, test } from "vitest";
import { readSetupAddress, redirected } from "./setup-address.ts";

const nothing = { GITHUB_API_URL: undefined, GHE_HOST: undefined, GHE_PROTOCOL: undefined };
const path = "/app-manifests/one/conversions";

test.each([
  [{ GHE_HOST: "github.example.com" }, "github.example.com", "https://github.example.com/api/v3"],
  [{ GHE_HOST: "acme.ghe.com" }, "acme.ghe.com", "https://api.acme.ghe.com"],
  [{ GHE_HOST: "api.acme.ghe.com" }, "acme.ghe.com", "https://api.acme.ghe.com"],
  [{ GITHUB_API_URL: "https://api.acme.ghe.com/" }, "acme.ghe.com", "https://api.acme.ghe.com"],
  [
    { GITHUB_API_URL: "https://github.example.com/api/v3" },
    "github.example.com",
    "https://github.example.com/api/v3",
  ],
  [{ GHE_HOST: "127.0.0.1:4000", GHE_PROTOCOL: "http" }, "127.0.0.1:4000", "http://127.0.0.1:4000/api/v3"],
])("%o: the App is created on %s, and asked for at %s", (given, host, apiUrl) => {
  const read = readSetupAddress({ ...nothing, ...given });
  const address = read.ok ? read.value : null;
  if (address === null) throw new Error("an address was expected");
  expect(address.host).toBe(host);
  const probots = `${address.protocol}://${host}/api/v3${path}`;
  expect(redirected(probots, address)).toBe(`${apiUrl}${path}`);
  expect(redirected("https://elsewhere.example/", address)).toBe("https://elsewhere.example/");
});

test.each([{}, { GHE_HOST: "github.com" }, { GITHUB_API_URL: "https://api.github.com" }])(
  "%o is github.com, which Probot knows",
  (given) => {
    expect(readSetupAddress({ ...nothing, ...given })).toEqual({ ok: true, value: null });
  },
);

test.each([
  [{ GHE_HOST: "https://github.example.com" }, /^GHE_HOST must be a host name/],
  [{ GITHUB_API_URL: "github.example.com" }, /^GITHUB_API_URL must be a URL/],
])("%o is told to be none", (given, problem) => {
  const read = readSetupAddress({ ...nothing, ...given });
  expect(read.ok ? "" : read.failure).toMatch(problem);
});
