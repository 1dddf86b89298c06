// npm start: installs, builds and serves, each only as far as it is needed.
import './steps/requireNode.mjs';
import { endWithNpm } from './steps/endWithNpm.mjs';
import { BUILD, INSTALL } from './steps/prepare.mjs';
import { CRADLE_VERSION } from './steps/project.mjs';
import { runApi } from './steps/runApi.mjs';
import { runSteps } from './steps/runSteps.mjs';

console.log(`Cradle ${CRADLE_VERSION}`);
const failed = await runSteps([INSTALL, BUILD], { out: process.stdout, total: 3 });
if (failed !== null) process.exit(1);
console.log('3/3 Start');
endWithNpm();
await runApi(['serve', ...process.argv.slice(2)]);
