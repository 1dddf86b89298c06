// npm run cradle -- <args>: the command line, installed and built first where needed.
import './steps/requireNode.mjs';
import { BUILD, INSTALL } from './steps/prepare.mjs';
import { runApi } from './steps/runApi.mjs';
import { runStepsQuietly } from './steps/runSteps.mjs';

// Standard output belongs to the command, so that it can be piped.
const failed = await runStepsQuietly([INSTALL, BUILD], { out: process.stderr });
if (failed !== null) process.exit(1);

await runApi(process.argv.slice(2));
