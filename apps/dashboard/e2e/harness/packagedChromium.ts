import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import packaged, { inflate } from '@sparticuz/chromium';

/** A browser that can be started: its program and what its environment needs beyond ours. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const require = createRequire(import.meta.url);
const SYSTEM_FONTS = '/etc/fonts/fonts.conf';

/**
 * Chromium for Linux on x64 as the package `@sparticuz/chromium` holds it, unpacked once beside the dependencies.
 * Its own libraries (NSS, NSPR, expat) and its font are used only where the system has none.
 */
export async function packagedChromium(): Promise<Chromium> {
  const folder = await unpackOnce();
  const executablePath = path.join(folder, 'chromium');
  const env: Record<string, string> = {};
  if (await lacksLibraries(executablePath)) {
    env.LD_LIBRARY_PATH = joined(path.join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH);
  }
  if (!existsSync(SYSTEM_FONTS)) env.FONTCONFIG_FILE = path.join(folder, 'fonts.conf');
  return { executablePath, env };
}

/** The folder appears whole or not at all, so an interrupted first run leaves no half-written browser behind. */
async function unpackOnce(): Promise<string> {
  const packageFolder = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '..');
  const { version } = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = path.join(import.meta.dirname, '..', '..', 'node_modules', '.cache');
  const folder = path.join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;

  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(path.join(cache, 'unpacking-'));
  try {
    await unpackInto(draft, path.join(packageFolder, 'bin'));
    await writeFile(path.join(draft, 'fonts.conf'), fontsConf(folder));
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error; // Another run was first.
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/** The package always unpacks into the system's folder for temporary files and believes whatever it finds there. */
async function unpackInto(folder: string, archives: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await packaged.executablePath(archives);
    await inflate(path.join(archives, 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

async function lacksLibraries(program: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)('ldd', [program]);
    return stdout.includes('not found');
  } catch {
    return true; // No ldd: the bundled libraries do no harm.
  }
}

function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${path.join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}

function joined(first: string, rest: string | undefined): string {
  return rest === undefined || rest === '' ? first : `${first}${path.delimiter}${rest}`;
}
