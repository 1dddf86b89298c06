import { defineConfig } from 'vitest/config';

const shared = {
  root: import.meta.dirname,
  environment: 'node',
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
          // Each worker keeps one browser and one server for all its files; two are enough for two cores.
          maxWorkers: 2,
          isolate: false,
        },
      },
      // Needs a browser, but no server.
      {
        test: {
          ...shared,
          name: 'engine',
          include: ['e2e/engine/*.browser.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
