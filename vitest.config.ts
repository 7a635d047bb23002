import { defineConfig } from "vitest/config";

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
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: { provider: "v8", include: ["src/**", "app/**"], exclude: ["**/*.test.ts"] },
  },
});
