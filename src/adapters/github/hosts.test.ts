import { expect, test } from "vitest";
import { apiUrlOfHost, webUrlOf } from "./hosts.ts";

test.each([
  ["github.com", "https://api.github.com", "https://github.com"],
  ["acme.ghe.com", "https://api.acme.ghe.com", "https://acme.ghe.com"],
  ["api.acme.ghe.com", "https://api.acme.ghe.com", "https://acme.ghe.com"],
  ["github.example.com", "https://github.example.com/api/v3", "https://github.example.com"],
  ["github.example.com:8443", "https://github.example.com:8443/api/v3", "https://github.example.com:8443"],
  ["ghe.com", "https://ghe.com/api/v3", "https://ghe.com"],
  ["acme.ghe.com.example", "https://acme.ghe.com.example/api/v3", "https://acme.ghe.com.example"],
])("%s is asked at %s, and looked at on %s", (host, api, web) => {
  expect(apiUrlOfHost(host)).toBe(api);
  expect(webUrlOf(api)).toBe(web);
});

test("a server without a certificate", () => {
  expect(apiUrlOfHost("127.0.0.1:4000", "http")).toBe("http://127.0.0.1:4000/api/v3");
});
