import { buildApps } from './buildApps.mjs';
import { installDependencies } from './installDependencies.mjs';

/** @type {import('./runSteps.mjs').Step} */
export const INSTALL = {
  title: 'Install dependencies',
  remedy:
    'The first start needs the npm registry: check the connection (and the proxy, if there is one) and start again.',
  run: installDependencies,
};

/** @type {import('./runSteps.mjs').Step} */
export const BUILD = {
  title: 'Build',
  remedy:
    'If you changed the sources, the message above names the file. If not, delete node_modules and start again.',
  run: buildApps,
};
