import { readFileSync } from "node:fs";
import type { Configuration } from "../../src/domain/configuration.ts";
import { type Defaults, readDefaults } from "../../src/config/defaults.ts";
import { type ConfigurationProblem, formatKeyPath } from "../../src/config/problem.ts";
import { type ReadConfiguration, readConfiguration } from "../../src/config/read-configuration.ts";
import { resolveConfiguration } from "../../src/config/resolve-configuration.ts";

export const shippedTexts = {
  team: shippedFile("defaults.yml"),
  lifecycle: shippedFile("lifecycle.yml"),
  routing: shippedFile("routing.yml"),
};

export const shippedDefaults: Defaults = readDefaults(shippedTexts);

export function shippedFile(name: string): string {
  return readFileSync(new URL(`../../config/${name}`, import.meta.url), "utf8");
}

/** All that is wrong with a configuration; fails the test when nothing is. */
export function problemsOf(text: string): readonly ConfigurationProblem[] {
  const read = readConfiguration(text, shippedDefaults);
  if (read.ok) throw new Error("Problems were expected, and the configuration has none.");
  return read.failure;
}

/** The same in one short line each: `line:column code path`. */
export function findings(text: string): readonly string[] {
  return problemsOf(text).map(({ line, column, code, path }) =>
    `${line}:${column} ${code} ${formatKeyPath(path)}`.trimEnd(),
  );
}

type HomeConfiguration = Extract<ReadConfiguration, { readonly role: "home" }>;

export function draftFrom(text: string): HomeConfiguration {
  const read = readConfiguration(text, shippedDefaults);
  if (!read.ok) throw new Error(read.failure.map(({ line, message }) => `${line}: ${message}`).join("\n"));
  if (read.value.role !== "home") throw new Error("A home's configuration was expected.");
  return read.value;
}

/**
 * A draft on a GitHub where everybody exists: accounts are numbered from 101 and repositories from 2, in their
 * order.
 */
export function resolutionOf({ draft, logins, repositories }: HomeConfiguration) {
  return resolveConfiguration(
    draft,
    {
      accounts: new Map(logins.map((login, index) => [login, 101 + index])),
      repositories: new Map(
        repositories.map((name, index) => [name, name === "example/home" ? 1 : 2 + index]),
      ),
      home: { id: 1, fullName: "example/home" },
    },
    () => [],
  );
}

export function configurationFrom(text: string): Configuration {
  const resolved = resolutionOf(draftFrom(text));
  if (!resolved.ok) throw new Error(resolved.failure.map(({ message }) => message).join("\n"));
  return resolved.value.configuration;
}
