import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: ['e2e/journeys/*.journey.ts'],
    environment: 'node',
    globalSetup: ['e2e/harness/globalSetup.ts'],
    // One browser and one server are enough for two cores.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
