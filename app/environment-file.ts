import { existsSync } from "node:fs";

const file = ".env";

/**
 * Adds what `.env` in the present folder sets to the environment; without such a file, nothing. Where it cannot be read,
 * says so and ends the process: what is started without its credentials would be something else.
 */
export function loadEnvironmentFile(): void {
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch {
    console.error(
      `Tutti cannot start. ${file} is there, but cannot be read: make it a file (not a folder) that this user may read, or remove it.`,
    );
    process.exit(1);
  }
}
