import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder that holds package.json, whatever folder the caller stands in. */
export const PROJECT_FOLDER = path.join(import.meta.dirname, '..', '..');

const manifest = JSON.parse(readFileSync(path.join(PROJECT_FOLDER, 'package.json'), 'utf8'));

export const CRADLE_VERSION = manifest.version;

/** For instance `pnpm@12.21.0`: the one place that chooses the version is package.json. */
export const PACKAGE_MANAGER = manifest.packageManager;
