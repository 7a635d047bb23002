import { describe, expect, test } from "vitest";
import { readRemote } from "./repository-name.ts";

describe("a git remote", () => {
  test.each([
    ["https://github.com/octo-org/octo.repo.git", "github.com"],
    ["https://github.com/octo-org/octo.repo", "github.com"],
    ["https://user:secret@github.example.com:8443/octo-org/octo.repo.git/", "github.example.com:8443"],
    ["git@github.com:octo-org/octo.repo.git", "github.com"],
    ["ssh://git@github.example.com:22/octo-org/octo.repo.git", "github.example.com"],
    ["http://127.0.0.1:4321/octo-org/octo.repo.git", "127.0.0.1:4321"],
  ])("%s is a repository", (url, host) => {
    expect(readRemote(url)).toEqual({ owner: "octo-org", name: "octo.repo", host });
  });

  test.each([["/srv/git/repo.git"], ["../repo"], ["file:///srv/repo.git"], [""], ["github.com"]])(
    "%s is none on a GitHub",
    (url) => {
      expect(readRemote(url)).toBeNull();
    },
  );
});
