import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Pothos loads graphql as CommonJS; our own files must get the same copy, or types of one schema are strangers.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/testing/globalSetup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each file holds a whole database in memory.
    maxWorkers: 2,
    // Modules hold no state of a test, and loading them for every file costs more than running it.
    isolate: false,
  },
});
