import { aFactor, anAssessment, factorLine } from '@cradle/engine/testing';
import { writeFileSync } from 'node:fs';
import { deriveReport } from './deriveReport.ts';
import { calculateReport } from './calculateReport.ts';
import { deriveUncertainty } from './deriveUncertainty.ts';
import { deriveSensitivity } from './deriveSensitivity.ts';
import { deriveConformance } from './deriveConformance.ts';
import { drawReportCharts } from './drawReportCharts.ts';
import { layOutReport } from './layOutReport.ts';
import { toPdf } from './toPdf.ts';
import { speechOf } from './speech.ts';
import { hashOfInput } from './hashOfInput.ts';
import type { ReportFile } from './reportFile.ts';
import type { ReportSource } from './reportSource.ts';
import type { ReportedScope } from './statementSource.ts';
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

const t = async (name: string, run: () => unknown) => { const s = performance.now(); const r = await run(); console.log(name, Math.round(performance.now() - s)); return r as any; };
const file = aReport(1000, (i) => `零件${i}号`);
for (const round of [1, 2]) {
  console.log('round', round);
  const rep = await t('calculate', () => calculateReport(file.source));
  await t('uncertainty', () => deriveUncertainty(rep));
  await t('sensitivity', () => deriveSensitivity(rep));
  await t('conformance', () => deriveConformance(rep));
  const record = await t('derive all', () => deriveReport(file.source));
  const charts = await t('charts', () => drawReportCharts(record, speechOf('en')));
  const layout = await t('layout', () => layOutReport(record, 'en'));
  const pdf = await t('pdf', () => toPdf(layout, { charts, origin: 'http://x', madeAt: new Date(0) }));
  console.log('pdf bytes', pdf.length);
  writeFileSync('/tmp/h/r2-long.pdf', pdf);
}
