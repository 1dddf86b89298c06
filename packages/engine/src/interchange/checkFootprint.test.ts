import { describe, expect, it } from 'vitest';
import { aReceivedFootprint, gateStage } from '../testing/index.ts';
import { checkFootprint } from './checkFootprint.ts';
import type { CheckFinding } from './checks/checkFinding.ts';
import { convertFootprint } from './convertFootprint.ts';
import type { DocumentNode } from './documentNode.ts';
import { readFootprint } from './readFootprint.ts';
import {
  emptyFigures,
  type ReceivedFootprint,
  type StageFigures,
  type WrittenFormat,
} from './receivedFootprint.ts';

const TODAY = '2026-11-29';

/** One field changed, and the one finding that follows. */
const FAULTS: readonly (readonly [string, Partial<ReceivedFootprint>, string?, string?])[] = [
  ['PERIOD_LONG', { periodStart: '2022-01-01' }, '2025-12-31', '≤ 2025-01-01'],
  ['PERIOD_ORDER', { periodStart: '2026-01-01' }, '2025-12-31', '> 2026-01-01'],
  ['CREATED_EARLY', { created: '2025-06-01' }, '2025-06-01', '≥ 2025-12-31'],
  ['VALIDITY_ORDER', { validFrom: '2028-12-31' }, '2028-12-31', '> 2028-12-31'],
  ['VALIDITY_BEFORE_PERIOD_END', { validFrom: '2025-06-30' }, '2025-06-30', '≥ 2025-12-31'],
  ['VALIDITY_TOO_LONG', { validUntil: '2029-01-01' }, '2029-01-01', '≤ 2028-12-31'],
  ['EXPIRED', { validUntil: '2026-11-28' }, '2026-11-28', '≥ 2026-11-29'],
  ['DATE_UNREADABLE', { verifiedAt: '10/02/2026' }, '10/02/2026'],
  ['PERCENT_RANGE', { primaryDataShare: '180' }, '180', '0 – 100'],
  ['EXEMPTED_ABOVE_LIMIT', { exemptedPercent: '4' }, '4', '≤ 3'],
  ['EXEMPTED_UNEXPLAINED', { exemptedDescription: null }],
  ['PRIMARY_SHARE_MISSING', { primaryDataShare: null }],
  ['RATING_RANGE', { temporalDqr: '0.5' }, '0.5', '1 – 5'],
  ['GWP_SET_MISSING', { gwpSets: [] }],
  ['GWP_SET_OLD', { gwpSets: ['AR5'] }, 'AR5', 'AR6'],
  ['GWP_SETS_MIXED', { gwpSets: ['AR6', 'AR7'] }],
  ['GEOGRAPHY_NOT_ONE', { region: 'Eastern Asia' }, 'Eastern Asia, CN'],
  ['COUNTRY_CODE', { country: 'China' }, 'China'],
  ['PACKAGING_FLAG', { packagingIncluded: false }, '0.05'],
  ['CREDIT_UNCERTIFIED', { ccuApproach: 'Credit' }],
  ['ID_NOT_UUID', { id: 'film-1' }, 'film-1'],
  ['ID_PRECEDES_ITSELF', { precedingIds: [aReceivedFootprint().id!] }],
  ['ID_NOT_URN', { productIds: ['4712345060507'] }, '4712345060507'],
  ['ID_REPEATED', { productIds: ['urn:a:1', 'urn:a:1'] }, 'urn:a:1'],
  ['ALLOCATION_UNSTATED', { allocationDescription: null }],
  ['BOUNDARY_UNSTATED', { boundaryDescription: null }],
  ['MASS_OF_UNIT', { massKg: '0.9' }, '0.9', '1'],
  ['CARBON_ABOVE_MASS', { fossilCarbon: '0.8' }, '1.1', '≤ 1.00'],
  ['SIGN', { recycledCarbon: '-1' }, '-1', '≥ 0'],
  ['PART_ABOVE_WHOLE', { packagingEmissions: '2.5' }, '2.5', '≤ 2.35'],
  ['UNIT_UNKNOWN', { declaredUnit: null }],
];

const FIGURE_FAULTS: readonly (readonly [string, Partial<StageFigures>, string?, string?])[] = [
  ['SUM_WITHOUT_UPTAKE', { fossil: '2.0' }, '2.35', '2.25'],
  ['SUM_WITH_UPTAKE', { totalIncludingUptake: '1.35' }, '1.35', '1.25'],
  ['UPTAKE_OF_CARBON', { biogenicUptake: '-0.3', totalIncludingUptake: '2.05' }, '-0.3', '-1.1'],
  ['SIGN', { aircraft: '-0.1' }, '-0.1', '≥ 0'],
  ['PART_ABOVE_WHOLE', { aircraft: '3' }, '3', '≤ 2.1'],
  ['BIOGENIC_INCOMPLETE', { biogenicNonCo2: null, fossil: '2.15' }],
  ['FIGURE_MISSING', { fossil: null, aircraft: null }],
  ['CAPTURE_FLAG', { captureAndStorage: '-0.2', fossil: '2.3' }, '-0.2'],
];

describe('checkFootprint', () => {
  it('has nothing to say about figures that go together', () => {
    expect(codes(check(aReceivedFootprint()))).toEqual([]);
  });

  it.each(FAULTS)('finds %s', (code, over, stated, expected) => {
    const findings = check(aReceivedFootprint(over as Partial<ReceivedFootprint>));
    expect(codes(findings)).toEqual([code]);
    if (stated !== undefined) expect(findings[0]).toMatchObject({ stated, expected: expected ?? null });
  });

  it.each(FIGURE_FAULTS)('finds %s in figures', (code, over, stated, expected) => {
    const findings = check(aReceivedFootprint({ stages: [gateStage(over as Partial<StageFigures>)] }));
    expect(codes(findings)).toEqual([code]);
    if (stated !== undefined) expect(findings[0]).toMatchObject({ stated, expected: expected ?? null });
  });

  it('allows what rounding does: 2.1 + 0.2 + 0.05 is 2.4 with one digit', () => {
    const rounded = gateStage({ totalExcludingUptake: '2.4', totalIncludingUptake: '1.3' });
    expect(codes(check(aReceivedFootprint({ stages: [rounded] })))).toEqual([]);
  });

  it('points at the value, and at the place of what is missing', () => {
    const [finding] = check(aReceivedFootprint({ stages: [gateStage({ fossil: '2.0' })] }));
    expect(finding!.pointer).toBe('/pcf/pcfExcludingBiogenicUptake');
    expect(check(aReceivedFootprint({ gwpSets: [] }))[0]!.pointer).toBe('/pcf/ipccCharacterizationFactors');
  });

  it('says which numbers are none, and which PACT wants as text', () => {
    const { document } = convertFootprint(aReceivedFootprint(), 'PACT_3');
    const wrong = withMember(
      withMember(document, 'recycledCarbonContent', { kind: 'text', text: '1,5' }),
      'fossilCarbonContent',
      {
        kind: 'number',
        text: '4.3e-1',
      },
    );
    expect(check(wrong).map(({ code, stated, expected }) => [code, stated, expected])).toEqual([
      ['NUMBER_NOT_TEXT', '4.3e-1', '"0.43"'],
      ['NUMBER_UNREADABLE', '1,5', null],
    ]);
  });

  it('adds aircraft to the total of Catena-X and checks its stages', () => {
    expect(codes(check(aReceivedFootprint({ region: 'Eastern Asia' }), 'CATENA_X_9'))).toEqual([]);
    const wrong = aReceivedFootprint({
      region: 'Asia',
      stages: [gateStage({ aircraft: '0.4', fossil: '1.8' })],
    });
    expect(check(wrong, 'CATENA_X_9')[0]).toMatchObject({ code: 'SUM_WITHOUT_UPTAKE', expected: '2.05' });
  });

  it('checks indicators and modules of an EPD', () => {
    const figures = (stage: 'A1-A3' | 'A1' | 'A2' | 'A3', total: string, fossil: string) => ({
      ...emptyFigures(stage),
      ...{ totalIncludingUptake: total, fossil, biogenicNet: '-1', landUseChange: '0' },
    });
    const epd = aReceivedFootprint({
      stages: [
        figures('A1-A3', '30', '36'),
        figures('A1', '10', '11'),
        figures('A2', '10', '11'),
        figures('A3', '9', '10'),
      ],
    });
    expect(check(epd, 'OPEN_EPD').map(({ code, stated, expected }) => [code, stated, expected])).toEqual([
      ['SUM_OF_INDICATORS', '30', '35'],
      ['SUM_OF_MODULES', '30', '29'],
      ['SUM_OF_MODULES', '36', '32'],
    ]);
  });

  it('doubts 2 t CO2e for a kilogram', () => {
    const heavy = gateStage({
      totalExcludingUptake: '2000.25',
      totalIncludingUptake: '1999.15',
      fossil: '2000',
    });
    expect(check(aReceivedFootprint({ stages: [heavy] }))[0]).toMatchObject({
      code: 'INTENSITY_IMPLAUSIBLE',
      stated: '2000',
    });
  });
});

function check(
  subject: ReceivedFootprint | DocumentNode,
  format: WrittenFormat = 'PACT_3',
): readonly CheckFinding[] {
  const document = 'kind' in subject ? subject : convertFootprint(subject, format).document;
  const reading = readFootprint(document);
  if (!reading.ok) throw new Error(reading.refusals[0]!.message);
  return checkFootprint(reading.value, document, TODAY).findings;
}

function codes(findings: readonly CheckFinding[]): readonly string[] {
  return findings.map(({ code }) => code);
}

/** The document with another member of `pcf`. */
function withMember(document: DocumentNode, name: string, value: DocumentNode): DocumentNode {
  if (document.kind !== 'object' || document.members.pcf?.kind !== 'object')
    throw new Error('no PACT document');
  const pcf: DocumentNode = { kind: 'object', members: { ...document.members.pcf.members, [name]: value } };
  return { kind: 'object', members: { ...document.members, pcf } };
}
