import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { type Chromium, packagedChromium } from './packagedChromium.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Starts a headless Chromium: the one `CHROMIUM_PATH` names, else the one among the dependencies (Linux on x64), else
 * the installed Google Chrome.
 *
 * @throws when none of them can be had, saying how to name one
 */
export async function launchChromium(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return launch({ executablePath: named, env: {} });
  }
  if (process.platform === 'linux' && process.arch === 'x64') return launch(await packagedChromium());
  try {
    return await chromium.launch({ channel: 'chrome', args: ARGUMENTS });
  } catch (cause) {
    throw new Error(
      'The browser tests need Chromium or Chrome: set CHROMIUM_PATH to the program of an installed one.',
      { cause },
    );
  }
}

function launch({ executablePath, env }: Chromium): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGUMENTS, env: { ...definedEnvironment(), ...env } });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
