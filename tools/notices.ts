// What the licences of bundled packages ask for: their texts, carried along with the bundle.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });
type Package = z.infer<typeof Manifest> & { readonly text: string };

/** Anybody may use and pass on what stands under one of these. */
const permissive: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
]);
const packageDirectory = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const licenceFile = /^licen[cs]e(?:[.-].*)?$/i;

class NotPermissive extends Error {
  override readonly name = "NotPermissive";
}

/**
 * One section for each package that has a module among `modules`, by name.
 * @param modules paths of the files that went into a bundle
 * @throws {NotPermissive} for a package under terms that a bundle cannot be passed on with
 */
export async function noticesOf(modules: readonly string[]): Promise<string> {
  const directories = new Set(modules.flatMap((path) => packageDirectory.exec(path)?.[0] ?? []));
  const packages = await Promise.all([...directories].map(async (directory) => readPackage(directory)));
  const sections = packages.map(({ name, version, license, text }) => {
    if (!permissive.has(license)) throw new NotPermissive(`${name} ${version} is under ${license}`);
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return [...new Set(sections)].sort().join(`\n${"-".repeat(80)}\n\n`);
}

/** Some packages name their licence, and leave its text out. */
async function readPackage(directory: string): Promise<Package> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(directory, "package.json"), "utf8")));
  const file = (await readdir(directory)).sort().find((name) => licenceFile.test(name));
  const text =
    file === undefined ? `License: ${manifest.license}` : await readFile(join(directory, file), "utf8");
  return { ...manifest, text };
}
