import fc from 'fast-check';

/**
 * Properties try the same cases in every run, so that a check of the whole project has one answer. Other cases:
 * `PROPERTY_SEED=7 npx vitest run`; a failing property prints its seed.
 */
const { PROPERTY_SEED } =
  (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env ?? {};

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(PROPERTY_SEED ?? 20_261_123) });
