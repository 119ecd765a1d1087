// Runs the tests of the domain's rules: `make test-domain`, or `npx vitest run web/domain/money`.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["web/**/*.test.ts"],
    // The rules keep no state, so a process runs many files: that takes a third of the time.
    isolate: false,
    maxWorkers: 2,
    // The slowest machine needs less. It only ends a test that would never end.
    testTimeout: 120_000,
    coverage: { include: ["web/domain/**/*.ts"], reportsDirectory: "build/coverage" },
  },
});
