import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../testing/databases.ts';
import { withServer } from '../testing/withServer.ts';
import { runVerify } from './runVerify.ts';

const E_BIKE = encodeURIComponent(Buffer.from('Assessment:ebk-28-v2').toString('base64'));

describe.each(TEST_DATABASES.slice(0, 1))('cradle verify, given the report.json of an e-bike', (kind) => {
  const test = withServer(kind);
  let folder: string;
  let report: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'cradle-verify-'));
    const response = await fetch(`${test.server.url}/assessments/${E_BIKE}/report.json`);
    report = await response.text();
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function verify(text: string) {
    const file = path.join(folder, 'report.json');
    await writeFile(file, text);
    return runVerify(file);
  }

  it('says equal when it calculates what the report states', async () => {
    const { failed, lines } = await verify(report);
    expect(failed).toBe(false);
    expect(lines[0]).toMatch(/^equal: \d+ numbers/);
  });

  it('says not equal, where, and both numbers, when one was changed by hand', async () => {
    const changed = JSON.parse(report);
    changed.record.totals.totalKgCo2e *= 0.5;
    const { failed, lines } = await verify(JSON.stringify(changed));
    expect(failed).toBe(true);
    expect(lines[0]).toMatch(/^not equal: \d+ difference/);
    expect(lines.join('\n')).toMatch(/totals\.totalKgCo2e: stated [\d.]+, recalculated [\d.]+/);
  });

  it('refuses a path that leads nowhere, and says so', async () => {
    await expect(runVerify(path.join(folder, 'nothing.json'))).rejects.toThrow(/cannot be read/);
  });
});
