import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Folders that hold what was made from the sources, or that no build reads. */
const NOT_SOURCES = new Set(['node_modules', 'dist', 'generated', 'coverage', 'e2e', '.turbo', '.cradle']);

/**
 * SHA-256 over names and contents, so that copying or checking out again changes nothing.
 *
 * @param {string} root
 * @param {readonly string[]} entries files and folders relative to `root`
 * @param {readonly string[]} facts anything else the result depends on
 */
export function contentHash(root, entries, facts) {
  const hash = createHash('sha256');
  for (const fact of facts) hash.update(`${fact}\0`);
  for (const entry of entries) {
    for (const file of filesUnder(root, entry)) {
      hash.update(`${file.split(path.sep).join('/')}\0`);
      hash.update(readFileSync(path.join(root, file)));
    }
  }
  return hash.digest('hex');
}

function filesUnder(root, entry) {
  let children;
  try {
    children = readdirSync(path.join(root, entry), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [entry];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return children
    .filter((child) => !NOT_SOURCES.has(child.name) && (child.isDirectory() || child.isFile()))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((child) => {
      const relative = path.join(entry, child.name);
      return child.isDirectory() ? filesUnder(root, relative) : [relative];
    });
}
