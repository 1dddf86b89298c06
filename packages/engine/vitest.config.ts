import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/testing/propertySeed.ts'],
    // Properties of thousands of cases take their time on a busy machine.
    testTimeout: 60_000,
  },
});
