import { defineConfig } from 'vitest/config';

// One browser and one server are enough for two cores.
const shared = {
  root: import.meta.dirname,
  environment: 'node',
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 240_000,
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'journeys',
          // A browser on a machine that does other work may miss a moment; what is broken fails twice.
          retry: 1,
          include: ['e2e/journeys/*.journey.ts'],
          globalSetup: ['e2e/harness/globalSetup.ts'],
        },
      },
      // Needs a browser, but no server.
      { test: { ...shared, name: 'engine', include: ['e2e/engine/*.browser.ts'] } },
    ],
  },
});
