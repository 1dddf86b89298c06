/** Footprints with what usually goes wrong, and one with nothing wrong; each is loaded when it is chosen. */
export const EXAMPLES = {
  pactMistakes: async () => (await import('./examples/pactMistakes.json?raw')).default,
  pactBiogenic: async () => (await import('./examples/pactBiogenic.json?raw')).default,
  pactSound: async () => (await import('./examples/pactSound.json?raw')).default,
  catenaX: async () => (await import('./examples/catenaX.json?raw')).default,
  openEpd: async () => (await import('./examples/openEpd.json?raw')).default,
  ilcdEpd: async () => (await import('./examples/ilcdEpd.xml?raw')).default,
} as const;

export type ExampleName = keyof typeof EXAMPLES;
export const EXAMPLE_NAMES = Object.keys(EXAMPLES) as ExampleName[];
