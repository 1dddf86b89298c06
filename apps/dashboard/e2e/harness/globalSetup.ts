import type { TestProject } from 'vitest/node';
import { startCradle } from './startCradle.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cradleUrl: string;
  }
}

/** One Cradle serves all journeys: they only read, so none can disturb another. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cradle = await startCradle();
  project.provide('cradleUrl', cradle.url);
  return cradle.stop;
}
