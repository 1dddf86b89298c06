import { type CbamDefault, OTHER_COUNTRIES, unitRatio } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { Factor } from '../../db/generated/client/client.ts';
import { readStages } from '../../engineBridge/toFactor.ts';

/** Goods to look up: their headings and countries. */
export interface Sought {
  readonly cnCode: string;
  readonly country: string;
}

/** The Commission's default values that can answer for these goods, from the factor library, in one statement. */
export async function loadDefaults(
  { prisma }: Database,
  sought: readonly Sought[],
): Promise<readonly CbamDefault[]> {
  const headings = [...new Set(sought.map(({ cnCode }) => cnCode.slice(0, 4)))].filter(Boolean);
  const countries = [...new Set([...sought.map(({ country }) => country), OTHER_COUNTRIES])];
  if (headings.length === 0) return [];
  const factors = await prisma.factor.findMany({
    where: {
      ...{ boundary: 'CBAM', region: { in: countries }, retiredById: null, ownerId: null },
      OR: headings.map((heading) => ({ activity: { startsWith: `cbam-${heading}` } })),
    },
    orderBy: { id: 'asc' },
  });
  return withoutRepeats(factors.flatMap(toDefault));
}

interface Dated extends CbamDefault {
  /** An imported release is newer than the starter library. */
  readonly isImported: boolean;
}

/** Code, route and parts stand in the factor as its source reader has put them; total in t CO2e per tonne. */
function toDefault(factor: Factor): Dated[] {
  const cnCode = /^cbam-(\d{4}(?:\d{2}){0,2})(?:-|$)/.exec(factor.activity)?.[1];
  const perTonne = (unitRatio('t', factor.unit) ?? 0) / 1000;
  if (cnCode === undefined || factor.kgCo2e === null || perTonne === 0) return [];
  const stages = new Map(readStages(factor.stages).map(({ stage, kgCo2e }) => [stage, kgCo2e * perTonne]));
  return [
    {
      ...{ factorId: factor.id, country: factor.region, cnCode },
      route: /Production route \(([A-Z])\)/.exec(factor.note)?.[1] ?? '',
      direct: stages.get('direct') ?? null,
      indirect: stages.get('indirect') ?? null,
      total: factor.kgCo2e * perTonne,
      isImported: factor.releaseId !== null,
    },
  ];
}

function withoutRepeats(values: readonly Dated[]): readonly CbamDefault[] {
  const byGoods = new Map<string, Dated>();
  for (const value of values) {
    const key = [value.country, value.cnCode, value.route].join('/');
    const other = byGoods.get(key);
    if (other === undefined || (value.isImported && !other.isImported)) byGoods.set(key, value);
  }
  return [...byGoods.values()];
}
