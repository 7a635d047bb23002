import { readFile } from "node:fs/promises";

/**
 * The texts of the shipped configuration, read from the folder `config/`, whose URL ends with a slash. Throws what reading
 * a file throws.
 */
export async function readShippedConfiguration(folder: URL) {
  const [team, lifecycle, routing] = await Promise.all([
    readFile(new URL("defaults.yml", folder), "utf8"),
    readFile(new URL("lifecycle.yml", folder), "utf8"),
    readFile(new URL("routing.yml", folder), "utf8"),
  ]);
  return { team, lifecycle, routing };
}
