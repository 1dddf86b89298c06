import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // Nothing here keeps state between files.
    isolate: false,
    setupFiles: ['src/testing/propertySeed.ts'],
    // Properties of thousands of cases take their time on a busy machine.
    testTimeout: 60_000,
  },
});
