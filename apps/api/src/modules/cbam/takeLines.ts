import { coveredGoods, isFuel } from '@cradle/engine';
import { localId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Factor, InventoryLine } from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';

/** What the lines of an assessment say of a good, scaled to the tonnes that were produced. Proposals: nothing is stored. */
export interface TakenLines {
  readonly streams: readonly TakenLine[];
  /** MWh. */
  readonly electricity: readonly TakenLine[];
  readonly precursors: readonly TakenPrecursor[];
}

export interface TakenLine {
  readonly lineId: string;
  readonly name: string;
  readonly nameZh: string;
  readonly amount: number | null;
  readonly unit: string;
  /** Combustion alone, without the supply of the fuel; null where the library has none. */
  readonly factorId: string | null;
}

export interface TakenPrecursor extends TakenLine {
  /** Of the factor, where it is a good of annex I; else empty. */
  readonly cnCode: string;
  readonly country: string;
}

/**
 * Fuels, electricity of production and materials of the product's current assessment, times produced / mass of a declared unit.
 *
 * @throws NotFound; InvalidInput with MASS_MISSING, NOT_ASSESSED
 */
export async function takeLines(
  { prisma }: Database,
  organisationId: string,
  globalId: string,
  producedTonnes: number,
): Promise<TakenLines> {
  const id = localId('Product', globalId, 'productId');
  const product = await prisma.product.findUnique({
    where: { organisationId_id: { organisationId, id } },
    include: {
      currentAssessment: { include: { lines: { include: { factor: true }, orderBy: { position: 'asc' } } } },
    },
  });
  if (product === null) throw new NotFound('product', globalId);
  const { massKg, currentAssessment } = product;
  if (massKg === null || currentAssessment === null)
    throw new InvalidInput([
      {
        field: 'productId',
        code: massKg === null ? 'MASS_MISSING' : 'NOT_ASSESSED',
        message: massKg === null ? 'The product has no mass.' : 'The product has no assessment.',
        remedy: massKg === null ? 'Enter the mass of one declared unit.' : 'Assess the product first.',
      },
    ]);
  const scale = (producedTonnes * 1000) / massKg;
  const lines = currentAssessment.lines;
  const fuels = lines.filter((line) => line.stage === 'PRODUCTION' && isFuel(line));
  const burning = await burningFactors(prisma, fuels);
  const take = (line: LineWithFactor): TakenLine => ({
    ...{ lineId: line.id, name: line.name, nameZh: line.nameZh, unit: line.unit, factorId: line.factorId },
    amount: line.amount === null ? null : line.amount * scale,
  });
  return {
    streams: fuels.map((line) => ({
      ...take(line),
      factorId: burning.get(line.factorId ?? '') ?? null,
    })),
    electricity: lines
      .filter(
        ({ stage, factor }) => stage === 'PRODUCTION' && /^electricity(-|$)/.test(factor?.activity ?? ''),
      )
      .map(take),
    precursors: lines
      .filter((line) => line.stage === 'MATERIALS' && line.transportMode === null && mayBePrecursor(line))
      .map((line) => ({ ...take(line), cnCode: codeOf(line), country: (line.region ?? '').slice(0, 2) })),
  };
}

type LineWithFactor = InventoryLine & { readonly factor: Factor | null };

/** Of each fuel the factor of burning it: same place, year and unit, without its supply. */
async function burningFactors(
  prisma: Database['prisma'],
  fuels: readonly LineWithFactor[],
): Promise<ReadonlyMap<string, string>> {
  const known = fuels.flatMap(({ factor }) => factor ?? []);
  const burning = await prisma.factor.findMany({
    where: { activity: { in: known.map(({ activity }) => `${activity}-combustion`) }, retiredById: null },
    orderBy: { id: 'asc' },
  });
  const pairs = known.map((factor): [string, string] | null => {
    if (factor.boundary === 'COMBUSTION') return [factor.id, factor.id];
    const own = burning.find(
      ({ activity, region, year, unit }) =>
        activity === `${factor.activity}-combustion` &&
        region === factor.region &&
        year === factor.year &&
        unit === factor.unit,
    );
    return own === undefined ? null : [factor.id, own.id];
  });
  return new Map(pairs.filter((pair) => pair !== null));
}

function mayBePrecursor(line: LineWithFactor): boolean {
  return (
    codeOf(line) !== '' ||
    /alumin|steel|iron|cement|clinker|ammonia|铝|钢|铁|水泥|熟料/i.test(line.name + line.nameZh)
  );
}

function codeOf({ factor }: LineWithFactor): string {
  const cnCode = /CN (\d{4,8})/.exec(factor?.sourceRow ?? '')?.[1] ?? '';
  return coveredGoods(cnCode) === null ? '' : cnCode;
}
