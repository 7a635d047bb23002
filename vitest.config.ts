import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.ts";

const report = process.env["TEST_REPORT"];

export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "test/browser/**"],
    setupFiles: ["test/support/property-seed.ts", "test/support/held-to-descriptions.ts"],
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    restoreMocks: true,
    // Vitest would leave one core free, which on two cores is half of them.
    maxWorkers: "100%",
    // A file that begins with everything compiled is 5 s of processor time cheaper where it starts a sandbox.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: { provider: "v8", include: ["src/**", "app/**"], exclude: ["**/*.test.ts"] },
  },
});
