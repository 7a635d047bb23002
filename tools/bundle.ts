// A program as one file, with nothing beside it: a runner, and whoever downloads the command, has no node_modules. The
// shipped files that the program reads are in it as text.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { rolldown } from "rolldown";
import type { Plugin } from "rolldown";

import { readShippedConfiguration } from "../src/adapters/system/shipped-configuration.ts";
import { noticesOf } from "./notices.ts";

const root = new URL("../", import.meta.url);

export type Program = {
  /** Where it begins, from the repository's root. */
  readonly input: string;
  /** Where its bundle is committed. */
  readonly output: string;
  /** The licences of what is in it, beside it. */
  readonly notices: string;
};

export type Bundle = { readonly code: string; readonly notices: string };

export const programs = {
  action: {
    input: "action/index.ts",
    output: "action/dist/index.js",
    notices: "action/dist/licenses.txt",
  },
  command: {
    input: "cli/main.ts",
    /** Its ending makes it a module wherever it is copied to. */
    output: "cli/dist/tutti.mjs",
    notices: "cli/dist/licenses.txt",
  },
} as const satisfies Record<string, Program>;

/** A program's bundle; the same for the same sources. */
export async function bundle({ input }: Pick<Program, "input">): Promise<Bundle> {
  const built = await rolldown({
    cwd: fileURLToPath(root),
    input,
    platform: "node",
    plugins: [embedShippedFiles()],
    logLevel: "silent",
  });
  try {
    const { output } = await built.generate({
      format: "esm",
      minify: true,
      codeSplitting: false,
      comments: { legal: true },
    });
    const [chunk, ...rest] = output;
    if (rest.length > 0) throw new Error("the bundle is more than one file");
    return { code: chunk.code, notices: await noticesOf(chunk.moduleIds) };
  } finally {
    await built.close();
  }
}

type EmbeddedModule = {
  readonly module: string;
  /** The function of it that reads files. */
  readonly name: string;
  readonly read: () => Promise<unknown>;
};

const embedded: readonly EmbeddedModule[] = [
  {
    module: "src/adapters/system/shipped-configuration.ts",
    name: "readShippedConfiguration",
    read: () => readShippedConfiguration(new URL("config/", root)),
  },
  {
    module: "cli/shipped-files.ts",
    name: "readShippedFiles",
    read: async () => ({
      workflow: await textOf("config/examples/tutti-workflow.yml"),
      appManifest: await textOf("app.yml"),
      packageManifest: await textOf("package.json"),
    }),
  },
];

function textOf(path: string): Promise<string> {
  return readFile(new URL(path, root), "utf8");
}

function embedShippedFiles(): Plugin {
  return {
    name: "embed-shipped-files",
    async load(id) {
      const found = embedded.find(({ module }) => id === fileURLToPath(new URL(module, root)));
      if (found === undefined) return null;
      return `export async function ${found.name}() { return ${JSON.stringify(await found.read())}; }`;
    },
  };
}
