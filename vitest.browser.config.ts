import { defineConfig } from "vitest/config";

const report = process.env["TEST_REPORT"];

/** A real browser against everything on loopback: one file after another, with patience. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    setupFiles: ["test/support/held-to-descriptions.ts"],
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    testTimeout: 240_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
