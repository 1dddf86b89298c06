import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { contentHash } from './contentHash.mjs';
import { PACKAGE_MANAGER, PROJECT_FOLDER } from './project.mjs';
import { runPnpm } from './runProgram.mjs';
import { stamp } from './stamp.mjs';

const installed = stamp('.cradle-install');

/** @returns whether anything had to be done */
export async function installDependencies() {
  const wanted = wantedDependencies();
  const complete = existsSync(path.join(PROJECT_FOLDER, 'node_modules', '.modules.yaml'));
  if (complete && installed.is(wanted)) return false;
  installed.clear();
  await runPnpm(['install', '--frozen-lockfile', '--config.confirmModulesPurge=false']);
  installed.set(wanted);
  return true;
}

function wantedDependencies() {
  const packages = ['apps', 'packages'].flatMap((group) =>
    readdirSync(path.join(PROJECT_FOLDER, group)).map((name) => path.join(group, name, 'package.json')),
  );
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...packages.sort()];
  // Some dependencies are programs for one system, so a folder carried to another machine is installed again.
  const nodeMajor = process.versions.node.split('.')[0];
  return contentHash(PROJECT_FOLDER, files, [PACKAGE_MANAGER, nodeMajor, process.platform, process.arch]);
}
