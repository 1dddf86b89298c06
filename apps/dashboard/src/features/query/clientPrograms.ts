import type { CodeLanguage } from './clientCode.ts';

const DEFAULT_ORIGIN = 'http://localhost:4000';

/** The ready programs of the project's folder `clients`; each is loaded when it is looked at. */
const PROGRAMS: Readonly<
  Record<CodeLanguage, { readonly file: string; readonly load: () => Promise<string> }>
> = {
  curl: {
    file: 'cradle.sh',
    load: async () => (await import('../../../../../clients/curl/cradle.sh?raw')).default,
  },
  typescript: {
    file: 'cradle.ts',
    load: async () => (await import('../../../../../clients/typescript/cradle.ts?raw')).default,
  },
  python: {
    file: 'cradle.py',
    load: async () => (await import('../../../../../clients/python/cradle.py?raw')).default,
  },
};

export interface ClientProgram {
  readonly file: string;
  readonly text: string;
}

/** A client that asks this installation when nothing else is said. */
export async function loadClient(language: CodeLanguage, origin: string): Promise<ClientProgram> {
  const { file, load } = PROGRAMS[language];
  return { file, text: (await load()).replaceAll(DEFAULT_ORIGIN, origin) };
}
