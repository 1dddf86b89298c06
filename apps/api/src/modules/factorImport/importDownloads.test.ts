import { describe, expect, it } from 'vitest';
import { LOCAL_VIEWER } from '../../context/localPeople.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';
import { importDownloadsJob } from './importJobs.ts';
import { temporaryFile } from './testing.ts';

const MATRIX = [
  ';;;;Oilseed farming;Moon dust collecting;',
  ';Country Code;Country;country;1111A0;221100;',
  ';CHN;China;kgCO2e/US Dollar;1,5;0,25;',
].join('\n');

describe.each(TEST_DATABASES)('Downloaded sources on the $kind', (kind) => {
  const test = withServer(kind);
  const run = async (isAsTested: boolean, parameters: Readonly<Record<string, string>>) => {
    const file = await temporaryFile('open-ceda-2024.csv', MATRIX);
    const sets = JSON.stringify([{ source: 'open-ceda', files: [file.path], isAsTested }]);
    const environment = { database: test.database, viewer: LOCAL_VIEWER, onProgress: () => undefined };
    const report = await importDownloadsJob(environment, { sets, ...parameters });
    const inUse = await test.database.prisma.factor.count({ where: { sourceId: 'open-ceda' } });
    return { ...report, inUse };
  };

  it('are shown, and change nothing without --accept', async () => {
    const { lines, inUse } = await run(true, { accept: 'no', acceptNewer: 'no' });
    expect(lines[0]).toBe('Open CEDA 2024: 2 rows = 2 factors + 0 folded into them + 0 rejected');
    expect(lines.at(-1)).toContain('Nothing was changed.');
    expect(inUse).toBe(0);
  });

  it('are not taken over by --accept when they are not what the reader was tested with', async () => {
    const { lines, inUse } = await run(false, { accept: 'yes', acceptNewer: 'no' });
    expect(lines.at(-1)).toContain('Add --accept-newer');
    expect(inUse).toBe(0);
  });

  it('are taken over by --accept-newer all the same', async () => {
    const { failed, inUse } = await run(false, { accept: 'yes', acceptNewer: 'yes' });
    expect(failed).toBe(false);
    expect(inUse).toBe(2);
  });

  it('that cannot be read are refused, and do not stop the others', async () => {
    const broken = await temporaryFile('open-ceda-2024.csv', 'no matrix');
    const sets = JSON.stringify([{ source: 'open-ceda', files: [broken.path], isAsTested: true }]);
    const environment = { database: test.database, viewer: LOCAL_VIEWER, onProgress: () => undefined };
    const report = await importDownloadsJob(environment, { sets, accept: 'yes' });
    expect(report.failed).toBe(true);
    expect(report.lines).toHaveLength(1);
  });
});
