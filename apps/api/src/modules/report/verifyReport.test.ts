import { aFactor, anAssessment, factorLine } from '@cradle/engine/testing';
import { extractText } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { deriveReport } from './deriveReport.ts';
import { renderReport } from './exportReport.ts';
import { hashOfInput } from './hashOfInput.ts';
import type { ReportFile } from './reportFile.ts';
import type { ReportSource } from './reportSource.ts';
import type { ReportedScope } from './statementSource.ts';
import { verifyReport } from './verifyReport.ts';

const LONG_ZH = '超高强度低合金耐候结构钢热轧宽厚板经激光切割与机器人焊接后整体退火处理的左前纵梁总成'.repeat(
  5,
);

const NOTHING_STATED: ReportedScope = {
  ...{ goal: '', goalZh: '', pcrCode: null, lciScope: [], geography: null },
  ...{ allocationMethod: null, allocationNote: '', cutOffCriteria: '', excludedShare: null },
  ...{ electricityApproach: null, endOfLifeMethod: null, serviceLifeYears: null },
  ...{ useProfile: '', useProfileSource: null, packagingIncluded: null, validUntil: null },
};

/** Lines of 1, 2, 3 … kg of steel at 2 kg CO2e each: n lines are n (n + 1) kg CO2e. */
function aReport(lines: number, nameZh = (index: number) => `${LONG_ZH}${index}`): ReportFile {
  const assessment = anAssessment({
    id: 'a',
    lines: Array.from({ length: lines }, (_, index) =>
      factorLine(`line-${index}`, 'steel', { amount: index + 1, uncertaintyGsd: 1.1 }),
    ),
  });
  const inputs = { assessments: [assessment], factors: [aFactor({ id: 'steel', kgCo2e: 2 })], scenarios: [] };
  const source: ReportSource = {
    madeAt: '2026-01-02T03:04:05.000Z',
    program: 'Cradle test',
    organisation: { name: 'Works', nameZh: '工厂', country: 'CN' },
    product: {
      ...{ id: 'p', sku: 'P-1', name: 'Beam', nameZh: LONG_ZH, category: 'Steel', categoryZh: '钢' },
      ...{ description: '', cnCode: null, massKg: null, annualVolume: null, supplierId: null },
    },
    subjectId: 'a',
    assessments: [
      {
        ...{ id: 'a', version: 1, kind: 'CALCULATED', status: 'SELF_ASSESSED' },
        ...{
          declaredUnitAmount: 1,
          declaredUnit: 'piece',
          functionalUnit: 'Carry',
          functionalUnitZh: '承载',
        },
        ...{ boundary: assessment.boundary, boundaryNote: '', standard: 'ISO_14067_2018' },
        ...{ referencePeriodStart: '2025-01-01', referencePeriodEnd: '2025-12-31', gwpSet: 'AR6' },
        ...{ declaredSource: null, marks: [], scope: NOTHING_STATED },
      },
    ],
    lines: Array.from({ length: lines }, (_, index) => ({
      ...{ id: `line-${index}`, name: `Part ${index}`, nameZh: nameZh(index) },
      ...{ note: '', transportMode: null },
    })),
    ...{ suppliers: [], usedAssessments: [], scenarios: [], parameters: [], plausibility: [] },
    review: { pcr: null, exclusions: [], events: [], answers: [], evidence: [], openComments: 0 },
    factors: [
      {
        ...{ id: 'steel', name: 'Steel', nameZh: '钢', category: 'Metals', sourceRow: 'B7', releaseId: 'r1' },
        ...{ contentHash: 'h', isRetired: false },
      },
    ],
    sources: [
      {
        ...{ id: 'catalogue', name: 'Catalogue', nameZh: '目录', publisher: 'X', version: '1', year: 2025 },
        ...{ licence: 'CC BY 4.0', licenceUrl: '', attribution: 'X 2025', url: '' },
      },
    ],
    releases: [
      { id: 'r1', sourceId: 'catalogue', version: '1', files: [{ name: 'a.csv', sha256: 'ab'.repeat(32) }] },
    ],
    calculation: {
      engineVersion: '0.2.0',
      ...inputs,
      parameters: null,
      inputHashes: [{ assessmentId: 'a', scenarioId: null, inputHash: hashOfInput(inputs, 'a', null) }],
    },
  };
  return { format: 'cradle-report', formatVersion: 1, record: deriveReport(source), source };
}

/** A copy of a report file as it is read from disk, changed by hand. */
function changed(change: (file: Changeable) => void): string {
  const file = JSON.parse(JSON.stringify(aReport(4)));
  change(file);
  return JSON.stringify(file);
}

interface Changeable {
  record: {
    totals: { totalKgCo2e: number };
    limitations: unknown[];
    inventory: { amount: number }[];
  };
  source: {
    releases: unknown[];
    calculation: {
      engineVersion: string;
      assessments: { lines: { amount: number }[] }[];
      factors: { kgCo2e: number }[];
    };
  };
}

const pathsOf = (text: string) => verifyReport(text, null).differences.map(({ path }) => path);

describe('A report that is calculated again', () => {
  it('is equal as it was downloaded', () => {
    const { isEqual, differences, numbers } = verifyReport(JSON.stringify(aReport(4)), null);
    expect(differences).toEqual([]);
    expect(isEqual).toBe(true);
    expect(numbers).toBeGreaterThan(50);
  });

  it('names a changed total, with what is stated and what comes out', () => {
    const text = changed(({ record }) => {
      record.totals.totalKgCo2e = 19;
    });
    expect(verifyReport(text, null).differences).toEqual([
      { path: 'record.totals.totalKgCo2e', stated: 19, recalculated: 20 },
    ]);
  });

  it('names a changed amount of the inputs: the hash, the line, its stage and the total', () => {
    const paths = pathsOf(
      changed(({ source }) => {
        source.calculation.assessments[0]!.lines[1]!.amount = 5;
      }),
    );
    expect(paths).toContain('source.calculation.inputHashes[0].inputHash');
    expect(paths).toContain('record.inventory[1].amount');
    expect(paths).toContain('record.inventory[1].kgCo2e');
    expect(paths).not.toContain('record.inventory[2].kgCo2e');
    expect(paths).toContain('record.stages[0].kgCo2e');
    expect(paths).toContain('record.totals.totalKgCo2e');
  });

  it('names an amount that was changed only where it is shown', () => {
    const text = changed(({ record }) => {
      record.inventory[3]!.amount = 1;
    });
    expect(pathsOf(text)).toEqual(['record.inventory[3].amount']);
  });

  it('names a changed factor by its digest and value, and what it moves', () => {
    const paths = pathsOf(
      changed(({ source }) => {
        source.calculation.factors[0]!.kgCo2e = 1.9;
      }),
    );
    expect(paths).toContain('source.calculation.inputHashes[0].inputHash');
    expect(paths).toContain('record.factors[0].digest');
    expect(paths).toContain('record.factors[0].kgCo2ePerUnit');
    expect(paths).toContain('record.totals.totalKgCo2e');
  });

  it('names a limitation that was taken away', () => {
    const text = changed(({ record }) => {
      record.limitations.shift();
    });
    expect(pathsOf(text).some((path) => path.startsWith('record.limitations['))).toBe(true);
  });

  it('names a factor whose release is not there, and another engine', () => {
    const text = changed(({ source }) => {
      source.releases = [];
      source.calculation.engineVersion = '0.1.0';
    });
    expect(pathsOf(text)).toEqual(
      expect.arrayContaining(['source.calculation.engineVersion', 'source.factors[0].releaseId']),
    );
  });

  it('is refused with a reason when it is no report, or too damaged', () => {
    for (const text of [
      '{',
      '{}',
      JSON.stringify({ format: 'cradle-report' }),
      changed(({ source }) => {
        source.calculation.assessments = [];
      }),
    ])
      expect(() => verifyReport(text, null)).toThrow(InvalidFile);
  });
});

describe('A report as PDF', () => {
  const pdfText = async (file: ReportFile) => {
    const pdf = await renderReport(file, {
      ...{ format: 'pdf', language: 'zh', origin: 'http://localhost', madeAt: new Date(0) },
    });
    const { text, totalPages } = await extractText(new Uint8Array(pdf), { mergePages: true });
    return { text: text.replaceAll(/\s+/g, ''), pages: totalPages };
  };

  it('keeps every character of Chinese names of 200 characters', { timeout: 60_000 }, async () => {
    const { text } = await pdfText(aReport(30));
    for (let index = 0; index < 30; index++) expect(text.includes(`${LONG_ZH}${index}`)).toBe(true);
  });

  it('holds each of 2,000 lines, and the total is theirs', { timeout: 120_000 }, async () => {
    const file = aReport(2_000, (index) => `零件${index}号`);
    expect(file.record.totals.totalKgCo2e).toBe(2_000 * 2_001);
    const { text, pages } = await pdfText(file);
    expect(pages).toBeGreaterThan(40);
    for (let index = 0; index < 2_000; index++) expect(text.includes(`零件${index}号`)).toBe(true);
    expect(text).toContain('4,000,000');
  });
});
