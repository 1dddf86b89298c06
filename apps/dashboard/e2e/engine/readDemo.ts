import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Assessment, EmissionFlow, Factor, InventoryLine } from '@cradle/engine';
import { parse } from 'csv-parse/sync';

const DATA = path.join(import.meta.dirname, '..', '..', '..', '..', 'data');

/** Columns of the starter library, and the gas of the GWP table each of them holds [kg per unit]. */
const GAS_COLUMNS = {
  co2Fossil: 'CO2_FOSSIL',
  co2Biogenic: 'CO2_BIOGENIC',
  co2LandUse: 'CO2_LAND_USE',
  ch4Fossil: 'CH4_FOSSIL',
  ch4Biogenic: 'CH4_BIOGENIC',
  n2o: 'N2O',
} as const;

interface DemoLine {
  readonly id: string;
  readonly stage: InventoryLine['stage'];
  readonly process: string;
  readonly amount: number;
  readonly unit: string;
  readonly factor?: string;
  readonly inputAssessment?: string;
  readonly supplier?: string;
  readonly region?: string;
  readonly transportMode?: NonNullable<InventoryLine['transportMode']>;
  readonly distanceKm?: number;
  readonly scope?: InventoryLine['scope'];
  readonly primary?: boolean;
  readonly year?: number;
  readonly gsd?: number;
}

interface DemoProduct {
  readonly id: string;
  readonly supplier: string;
  readonly category: string;
  readonly massKg?: number;
  readonly assessments: readonly (Pick<Assessment, 'id' | 'declaredUnit' | 'boundary' | 'gwpSet'> & {
    readonly lines?: readonly DemoLine[];
  })[];
}

/** The calculated assessments of the demo portfolio and the factors they use, as the engine takes them. */
export async function readDemo(): Promise<{ assessments: Assessment[]; factors: Factor[] }> {
  const folder = path.join(DATA, 'demo-portfolio', 'products');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const products = await Promise.all(
    files.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as DemoProduct),
  );
  const assessments = products.flatMap(assessmentsOf);
  const used = new Set(
    assessments.flatMap((assessment) =>
      assessment.kind === 'DECLARED'
        ? []
        : assessment.lines.map(({ input }) => (input.kind === 'FACTOR' ? input.factorId : '')),
    ),
  );
  return { assessments, factors: (await readFactors()).filter(({ id }) => used.has(id)) };
}

function assessmentsOf({
  id: productId,
  supplier,
  category,
  massKg,
  assessments,
}: DemoProduct): Assessment[] {
  return assessments.flatMap(({ id, declaredUnit, boundary, gwpSet, lines }): Assessment[] => {
    if (lines === undefined) return [];
    return [
      {
        kind: 'CALCULATED',
        id,
        productId,
        productCategory: category,
        supplierId: supplier,
        region: null,
        year: null,
        declaredUnit,
        boundary,
        gwpSet,
        massKg: massKg ?? null,
        lines: lines.map(lineOf),
      },
    ];
  });
}

function lineOf(line: DemoLine): InventoryLine {
  const { id, stage, process, amount, unit, factor, inputAssessment } = line;
  return {
    id,
    stage,
    process,
    amount,
    unit,
    input:
      factor !== undefined
        ? { kind: 'FACTOR', factorId: factor }
        : inputAssessment !== undefined
          ? { kind: 'ASSESSMENT', assessmentId: inputAssessment }
          : { kind: 'NONE' },
    supplierId: line.supplier ?? null,
    region: line.region ?? null,
    transportMode: line.transportMode ?? null,
    distanceKm: line.distanceKm ?? null,
    scope: line.scope ?? 3,
    primary: line.primary ?? false,
    year: line.year ?? null,
    dataQuality: { technological: null, geographical: null, temporal: null },
    uncertaintyGsd: line.gsd ?? null,
  };
}

async function readFactors(): Promise<Factor[]> {
  const folder = path.join(DATA, 'starter-library');
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.csv') && name !== 'sources.csv')
    .sort();
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.flatMap((text) => (parse(text, { columns: true }) as Record<string, string>[]).map(factorOf));
}

function factorOf(row: Record<string, string>): Factor {
  const numberOr = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));
  const flows = Object.entries(GAS_COLUMNS).flatMap(([column, gas]): EmissionFlow[] => {
    const kgPerUnit = numberOr(row[column]);
    return kgPerUnit === null ? [] : [{ gas, kgPerUnit }];
  });
  return {
    id: row.code!,
    activity: row.activity!,
    unit: row.unit!,
    region: row.region!,
    year: numberOr(row.year),
    boundary: row.boundary!,
    gwpSet: null,
    kgCo2e: numberOr(row.kgCo2e),
    flows,
    otherCo2e: numberOr(row.otherCo2e) ?? 0,
    transportMode: null,
    sourceId: row.source!,
  };
}
