import { describe, expect, it } from 'vitest';
import { InvalidConfig } from '../config/config.ts';
import { TEST_DATABASES } from '../testing/databases.ts';
import { withServer } from '../testing/withServer.ts';
import { agreeOnSecret } from './agreeOnSecret.ts';

const FIRST = 'the secret of the first replica';

describe.each(TEST_DATABASES)('Replicas on the $kind', (kind) => {
  const test = withServer(kind);

  it('start with the secret of the first, as often as they like, and with no other', async () => {
    await Promise.all([agreeOnSecret(test.database, FIRST), agreeOnSecret(test.database, FIRST)]);
    await agreeOnSecret(test.database, FIRST);
    await expect(agreeOnSecret(test.database, `${FIRST}.`)).rejects.toThrow(InvalidConfig);
    await expect(agreeOnSecret(test.database, 'another')).rejects.toThrow(/CRADLE_SECRET.*docs\/scale\.md/s);
    await agreeOnSecret(test.database, FIRST);
  });

  it('keep nothing in the database that shows the secret', async () => {
    await agreeOnSecret(test.database, FIRST);
    const [row] = await test.database.query<{ text: string }>(
      'SELECT f::text AS "text" FROM "InstallationFact" f',
    );
    expect(row!.text).toMatch(/[0-9a-f]{32}/);
    expect(row!.text).not.toContain(FIRST);
  });
});
