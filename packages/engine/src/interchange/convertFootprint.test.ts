import { describe, expect, it } from 'vitest';
import { aReceivedFootprint, gateStage } from '../testing/index.ts';
import { convertFootprint } from './convertFootprint.ts';
import { readFootprint } from './readFootprint.ts';
import {
  emptyFigures,
  type FigureName,
  type LossKind,
  type ReceivedFootprint,
  WRITTEN_FORMATS,
  type WrittenFormat,
} from './receivedFootprint.ts';

const own = aReceivedFootprint();

describe('a footprint of PACT in another format and back', () => {
  it('comes back from PACT 3 as it was', () => {
    expect(afterTrip(own, 'PACT_3')).toEqual(own);
    expect(lost(own, 'PACT_3')).toEqual({});
  });

  it('comes back from Catena-X but for what has no place there', () => {
    expect(lost(own, 'CATENA_X_9')).toEqual({
      NOT_CARRIED: ['verificationCoverage', 'packagingEmissions', 'extensions'],
      DERIVED: ['fossil'],
      APPROXIMATED: ['PACKAGING'],
      NOT_STATED: ['region'],
    });
    expect(figure(afterTrip(own, 'CATENA_X_9'), 'fossil')).toBe('2.1');
  });

  it('leaves to openEPD what it has indicators for, and derives the balance', () => {
    const { NOT_CARRIED, DERIVED, NOT_STATED, APPROXIMATED } = lost(own, 'OPEN_EPD');
    expect(DERIVED).toEqual(['A1-A3.biogenicNet']);
    expect(NOT_STATED).toBeUndefined();
    expect(APPROXIMATED).toBeUndefined();
    expect(NOT_CARRIED).toContain('A1-A3.totalExcludingUptake');
    expect(NOT_CARRIED).toContain('primaryDataShare');
    const back = afterTrip(own, 'OPEN_EPD');
    expect(figure(back, 'biogenicNet')).toBe('-1.05');
    expect(back).toMatchObject({ massKg: '1.00', biogenicCarbon: '0.3', gwpSets: ['AR6'], country: 'CN' });
  });

  it('keeps years of ILCD+EPD dates, and says so', () => {
    expect(lost(own, 'ILCD_EPD').APPROXIMATED).toEqual(['validUntil', 'periodEnd']);
    expect(afterTrip(own, 'ILCD_EPD')).toMatchObject({
      id: own.id,
      declaredUnit: 'kg',
      declaredUnitAmount: '1',
      validUntil: '2028',
      gwpSets: ['AR6'],
    });
  });

  it('reads its own openLCA entities', () => {
    const back = afterTrip(own, 'OPENLCA');
    expect(back).toMatchObject({
      id: own.id,
      productName: 'Barrier film',
      companyName: 'Film Works',
      declaredUnit: 'kg',
    });
    expect(figure(back, 'totalIncludingUptake')).toBe('1.25');
    expect(lost(own, 'OPENLCA').DERIVED).toEqual(['A1-A3.biogenicNet']);
  });

  it.each(WRITTEN_FORMATS)('lists every field that %s changes', (format) => {
    const listed = new Set(convertFootprint(own, format).losses.map(({ field }) => field));
    const back = afterTrip(own, format);
    const fields = Object.keys(own).filter((field) => field !== 'stages' && field !== 'extensions');
    const changed = fields.filter(
      (field) =>
        JSON.stringify(own[field as keyof ReceivedFootprint]) !==
        JSON.stringify(back[field as keyof ReceivedFootprint]),
    );
    expect(changed.filter((field) => !listed.has(field) && field !== 'productDescription')).toEqual([]);
  });
});

describe('an EPD in PACT', () => {
  const epd = aReceivedFootprint({
    declaredUnit: 't',
    declaredUnitAmount: '0.5',
    stages: [
      ...(['A1', 'A2', 'A3'] as const).map((stage) => ({
        ...emptyFigures(stage),
        totalIncludingUptake: '10.1',
        fossil: '11',
        landUseChange: '0.1',
        biogenicNet: '-1',
      })),
      { ...emptyFigures('C3'), totalIncludingUptake: '2' },
    ],
  });

  it('adds modules, derives uptake from carbon and counts the unit in kilograms', () => {
    const { losses } = convertFootprint(epd, 'PACT_3');
    const back = afterTrip(epd, 'PACT_3');
    expect(back).toMatchObject({ declaredUnit: 'kg', declaredUnitAmount: '500' });
    expect(figure(back, 'totalIncludingUptake')).toBe('30.3');
    expect(figure(back, 'biogenicUptake')).toBe('-1.1');
    expect(figure(back, 'totalExcludingUptake')).toBe('31.4');
    const kinds = (kind: LossKind) => losses.filter((loss) => loss.kind === kind).map(({ field }) => field);
    expect(kinds('DERIVED')).toEqual([
      'declaredUnit',
      'declaredUnitAmount',
      'A1-A3',
      'A1-A3.biogenicUptake',
      'A1-A3.totalExcludingUptake',
    ]);
    expect(kinds('APPROXIMATED')).toEqual(['A1-A3.biogenicNonCo2']);
    expect(kinds('NOT_CARRIED')).toContain('C3.totalIncludingUptake');
  });

  it('never makes a gap 0: a module that lacks a figure leaves the sum unknown', () => {
    const stages = epd.stages.map((stage) => (stage.stage === 'A2' ? { ...stage, fossil: null } : stage));
    const { losses, document } = convertFootprint({ ...epd, stages }, 'PACT_3');
    expect(JSON.stringify(document)).not.toContain('fossilGhgEmissions');
    expect(losses).toContainEqual(expect.objectContaining({ kind: 'NOT_STATED', field: 'A1-A3.fossil' }));
  });
});

describe('readFootprint', () => {
  it('multiplies figures of PACT 2 by the declared amount and leaves its total out (12 l bottle of ADR-36)', () => {
    const text = (value: string) => ({ kind: 'text' as const, text: value });
    const pcf = {
      declaredUnit: text('liter'),
      unitaryProductAmount: text('12'),
      pCfExcludingBiogenic: text('1.5'),
      fossilGhgEmissions: text('1.5'),
      productMassPerDeclaredUnit: text('0.789'),
      landManagementGhgEmissions: text('-0.1'),
      dqi: {
        kind: 'object' as const,
        members: {
          ...{ coveragePercent: text('80'), technologicalDQR: text('1'), temporalDQR: text('2.5') },
          geographicalDQR: text('3'),
        },
      },
    };
    const reading = readFootprint({
      kind: 'object',
      members: { specVersion: text('2.3.0'), pcf: { kind: 'object', members: pcf } },
    });
    if (!reading.ok) throw new Error('refused');
    const { footprint, losses } = reading.value;
    expect(footprint).toMatchObject({ declaredUnit: 'l', declaredUnitAmount: '12', massKg: '9.468' });
    expect(figure(footprint, 'fossil')).toBe('18');
    expect(figure(footprint, 'totalExcludingUptake')).toBeNull();
    expect(figure(footprint, 'landManagementRemovals')).toBe('-1.2');
    expect(losses.map(({ field }) => field)).toEqual([
      'A1-A3.totalExcludingUptake',
      'A1-A3',
      ...['technologicalDqr', 'geographicalDqr', 'temporalDqr', 'dqi.coveragePercent'],
      'landManagementGhgEmissions',
    ]);
    // 1, 3 and 2.5 of 1 to 3 are 1, 5 and 4 of 1 to 5.
    expect(footprint).toMatchObject({ technologicalDqr: '1', geographicalDqr: '5', temporalDqr: '4' });
  });

  it('takes the first footprint of a list that a host answers', () => {
    const { document } = convertFootprint(own, 'PACT_3');
    const reading = readFootprint({
      kind: 'object',
      members: { data: { kind: 'list', items: [document] } },
    });
    expect(reading.ok && reading.value.places.id).toBe('/data/0/id');
  });

  it('refuses what is no footprint', () => {
    const reading = readFootprint({ kind: 'object', members: {} });
    expect(reading.ok ? '' : reading.refusals[0]!.code).toBe('FORMAT_NOT_RECOGNISED');
  });

  it('keeps digits that a floating-point number would lose', () => {
    const precise = aReceivedFootprint({ stages: [gateStage({ fossil: '2.10000000000000000001' })] });
    for (const format of ['PACT_3', 'OPEN_EPD'] as const)
      expect(figure(afterTrip(precise, format), 'fossil')).toBe('2.10000000000000000001');
  });
});

function afterTrip(footprint: ReceivedFootprint, format: WrittenFormat): ReceivedFootprint {
  const reading = readFootprint(convertFootprint(footprint, format).document);
  if (!reading.ok) throw new Error(reading.refusals[0]!.message);
  return reading.value.footprint;
}

function lost(footprint: ReceivedFootprint, format: WrittenFormat): Partial<Record<LossKind, string[]>> {
  const byKind: Partial<Record<LossKind, string[]>> = {};
  for (const { kind, field } of convertFootprint(footprint, format).losses)
    byKind[kind] = [...(byKind[kind] ?? []), field];
  return byKind;
}

function figure({ stages }: ReceivedFootprint, name: FigureName): string | null {
  return stages.find(({ stage }) => stage === 'A1-A3')?.[name] ?? null;
}
