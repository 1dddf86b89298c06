import {
  convertMoney,
  gsdOfPurchase,
  oneOfSeveral,
  type SupplierSwitch,
  type SwitchFigure,
  switchSupplier,
  unitRatio,
} from '@cradle/engine';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { SupplierIntensity } from '../../db/generated/client/client.ts';
import { granted } from '../../errors/granted.ts';
import { NotFound } from '../../errors/refusals.ts';
import type { SearchEntry } from '../supplierSearch/searchEntry.ts';
import type { SearchIndex } from '../supplierSearch/searchIndex.ts';
import { readAgain } from '../supplierSearch/showFound.ts';
import { supplierKeyOf } from '../supplierSearch/subjectKey.ts';
import { type AccountedPurchase, accountPurchases } from './accountPurchases.ts';

/** Everything that is bought of one supplier, in one category or in all, bought of another instead. */
export interface SwitchQuestion {
  readonly year: number;
  /** As it stands in the account; empty: nobody named. */
  readonly supplierName: string;
  /** Null: all of them. */
  readonly category?: string | null | undefined;
  readonly toSupplierId: string;
}

export interface TriedSwitch {
  /** Null where nothing can be counted on both sides. */
  readonly outcome: SupplierSwitch | null;
  readonly lines: readonly TriedLine[];
}

export interface TriedLine {
  readonly line: AccountedPurchase;
  readonly before: SwitchFigure | null;
  readonly after: SwitchFigure | null;
}

/**
 * What a year would have been with another supplier. A purchase is counted by the other one's footprints of the same category
 * and kind of unit × its quantity (their mean: nobody knows which it would be), else by its spend × what the other one states
 * for its money; else it is in neither side. Nothing is stored.
 *
 * @throws NotFound for a supplier that is not in sight
 */
export async function trySwitch(
  database: Database,
  viewer: Pick<Viewer, 'organisationId'>,
  index: SearchIndex,
  { year, supplierName, category, toSupplierId }: SwitchQuestion,
): Promise<TriedSwitch> {
  const key = supplierKeyOf(toSupplierId);
  const place = key === null ? undefined : index.placeOfSupplier.get(key);
  if (key === null || place === undefined) throw new NotFound('supplier', toSupplierId);
  const account = await accountPurchases(database, viewer, index, year);
  const chosen = account.lines.filter(
    (line) => line.supplier.name === supplierName && (category == null || line.category.name === category),
  );
  const wanted = new Set(chosen.map((line) => line.category.name));
  const offered = index
    .productsOf()
    [place]!.map((product) => index.products.rows[product]!)
    .filter((entry) => entry.category !== '' && wanted.has(entry.category));
  const shared = await readAgain(database, viewer, offered);
  const entries = offered.flatMap((entry) => (entry.level === null ? entry : (shared.get(entry.key) ?? [])));
  const intensity = account.intensities.find(({ supplierKey }) => supplierKey === key) ?? null;
  const lines = chosen.map(
    (line): TriedLine => ({
      line,
      before: figureNow(line),
      after: byFootprints(line, entries) ?? byIntensity(line, intensity, account.rates),
    }),
  );
  const outcome = granted(
    switchSupplier(lines.map(({ line, before, after }) => ({ id: line.id, before, after }))),
  );
  return { outcome, lines };
}

function figureNow({ row, entry, method, kgCo2e }: AccountedPurchase): SwitchFigure | null {
  if (method === null || kgCo2e === null || kgCo2e <= 0) return null;
  const known = { dataQuality: entry?.version?.dataQuality ?? null };
  const keys = {
    SUPPLIER_FOOTPRINT: row.productKey,
    SUPPLIER_INTENSITY: row.supplierKey,
    SPEND_FACTOR: row.factorId,
  };
  return { key: `${method}:${keys[method]}`, method, kgCo2e, gsd: granted(gsdOfPurchase(method, known)) };
}

function byFootprints(
  { row, category }: AccountedPurchase,
  entries: readonly SearchEntry[],
): SwitchFigure | null {
  const { quantity, unit } = row;
  if (quantity === null || unit === null || quantity <= 0) return null;
  const fitting = entries.flatMap(({ key, category: own, version }) => {
    const ratio = version === null || own !== category.name ? null : unitRatio(unit, version.unit);
    if (version?.kgCo2e == null || version.kgCo2e <= 0 || ratio === null) return [];
    const gsd = granted(gsdOfPurchase('SUPPLIER_FOOTPRINT', { dataQuality: version.dataQuality }));
    return [{ key, kgCo2e: quantity * ratio * version.kgCo2e, gsd }];
  });
  if (fitting.length === 0) return null;
  const key = `SUPPLIER_FOOTPRINT:${fitting.map((each) => each.key).join(' ')}`;
  return { key, method: 'SUPPLIER_FOOTPRINT', ...oneOfSeveral(fitting) };
}

function byIntensity(
  { row }: AccountedPurchase,
  intensity: SupplierIntensity | null,
  rates: Parameters<typeof convertMoney>[2],
): SwitchFigure | null {
  const { spend, currency, spendYear } = row;
  if (intensity === null || spend === null || currency === null || spendYear === null) return null;
  const amount = convertMoney({ amount: spend, currency, year: spendYear }, intensity, rates);
  const method = 'SUPPLIER_INTENSITY';
  if (amount === null || amount * intensity.kgCo2ePerUnit <= 0) return null;
  return {
    ...{ key: `${method}:${intensity.supplierKey}`, method, kgCo2e: amount * intensity.kgCo2ePerUnit },
    gsd: granted(gsdOfPurchase(method, {})),
  };
}
