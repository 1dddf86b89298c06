// Imported first by every launcher, and written so that an old Node can read it: the check runs before anything newer.
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const needed = manifest.engines.node.replace(/[^0-9.]/g, '');

if (isOlder(process.versions.node, needed)) {
  console.error(`Cradle needs Node ${needed} or newer; this is Node ${process.versions.node}.`);
  console.error('Install a current release from https://nodejs.org and start again.');
  process.exit(1);
}

function isOlder(version, than) {
  const left = version.split('.').map(Number);
  const right = than.split('.').map(Number);
  for (let index = 0; index < right.length; index++) {
    if (left[index] !== right[index]) return left[index] < right[index];
  }
  return false;
}
