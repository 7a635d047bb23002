// The Action as one file: what a runner starts has no node_modules. The shipped configuration is in it as text.
import { fileURLToPath } from "node:url";

import { rolldown } from "rolldown";
import type { Plugin } from "rolldown";

import { readShippedConfiguration } from "../src/adapters/system/shipped-configuration.ts";

const root = new URL("../", import.meta.url);
const configurationModule = fileURLToPath(new URL("src/adapters/system/shipped-configuration.ts", root));

/** The text of `action/dist/index.js`; the same for the same sources. */
export async function bundleAction(): Promise<string> {
  const bundle = await rolldown({
    cwd: fileURLToPath(root),
    input: "action/index.ts",
    platform: "node",
    plugins: [embedConfiguration()],
    logLevel: "silent",
  });
  try {
    const { output } = await bundle.generate({
      format: "esm",
      minify: true,
      codeSplitting: false,
      comments: { legal: true },
    });
    const [chunk, ...rest] = output;
    if (rest.length > 0) throw new Error("the bundle is more than one file");
    return chunk.code;
  } finally {
    await bundle.close();
  }
}

function embedConfiguration(): Plugin {
  return {
    name: "embed-shipped-configuration",
    async load(id) {
      if (id !== configurationModule) return null;
      const texts = await readShippedConfiguration(new URL("config/", root));
      return `export async function readShippedConfiguration() { return ${JSON.stringify(texts)}; }`;
    },
  };
}
