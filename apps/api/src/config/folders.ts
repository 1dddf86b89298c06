import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of this package, found the same way from the sources and from the bundle. */
export const API_FOLDER = findUpwards(import.meta.dirname, path.join('prisma', 'schema.prisma'));
export const PROJECT_FOLDER = findUpwards(API_FOLDER, 'pnpm-workspace.yaml');
export const MIGRATIONS_FOLDER = path.join(API_FOLDER, 'prisma', 'migrations');
export const STARTER_LIBRARY_FOLDER = path.join(PROJECT_FOLDER, 'data', 'starter-library');
export const FACTOR_TERMS_FOLDER = path.join(PROJECT_FOLDER, 'data', 'factor-terms');
export const SECTOR_NAMES_FOLDER = path.join(PROJECT_FOLDER, 'data', 'sector-names');
export const DEMO_PORTFOLIO_FOLDER = path.join(PROJECT_FOLDER, 'data', 'demo-portfolio');
export const EVALUATION_SCHEMES_FOLDER = path.join(PROJECT_FOLDER, 'data', 'evaluation-schemes');
export const CBAM_FOLDER = path.join(PROJECT_FOLDER, 'data', 'cbam');
export const LIBRARY_MANIFEST = path.join(PROJECT_FOLDER, 'data', 'library-manifest.json');
export const DASHBOARD_FOLDER = path.join(PROJECT_FOLDER, 'apps', 'dashboard', 'dist');

function findUpwards(start: string, marker: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, marker))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`No folder above ${start} holds ${marker}.`);
  }
}
