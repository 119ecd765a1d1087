// Runs the tests of the domain's rules: `make test-domain`, or `npx vitest run web/domain/money`.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["web/**/*.test.ts"],
    // Long enough for the slowest machine: a limit is for what never ends.
    testTimeout: 120_000,
  },
});
