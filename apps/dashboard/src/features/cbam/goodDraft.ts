import type { CbamLinesQuery } from '../../graphql/generated/graphql.ts';
import type {
  EnergyDraft,
  Faults,
  GoodDraft,
  LoadedGood,
  PrecursorDraft,
  ShownFactor,
  StreamDraft,
} from './cbamTypes.ts';

/** A good that nothing is known of yet. */
export function emptyDraft(year: number): GoodDraft {
  return {
    input: {
      ...{ installationId: '', productId: null, year, name: '', nameZh: '', cnCode: '', route: null },
      ...{ produced: null, exported: null, processBenchmark: null, benchmarkSource: '' },
      parameters: {},
      ...{ streams: [], energy: [], precursors: [], carbonPrice: null },
    },
    factors: new Map(),
    product: null,
  };
}

export function draftOf(good: LoadedGood): GoodDraft {
  const factors = [...good.streams, ...good.energy].flatMap(({ factor }) => factor ?? []);
  const { carbonPrice } = good;
  return {
    input: {
      installationId: good.installation.id,
      productId: good.product?.id ?? null,
      ...{ year: good.year, name: good.name, nameZh: good.nameZh, cnCode: good.cnCode, route: good.route },
      ...{ produced: good.produced, exported: good.exported },
      ...{ processBenchmark: good.processBenchmark, benchmarkSource: good.benchmarkSource },
      parameters: plain(good.parameters),
      streams: good.streams.map(({ factor, ...row }) => ({ ...plain(row), factorId: factor?.id ?? null })),
      energy: good.energy.map(({ factor, ...row }) => ({ ...plain(row), factorId: factor?.id ?? null })),
      precursors: good.precursors.map((row) => plain(row)),
      carbonPrice: carbonPrice === null ? null : plain(carbonPrice),
    },
    factors: new Map(factors.map((factor) => [factor.id, factor])),
    product: good.product,
  };
}

/** Without what the cache adds. */
function plain<Row extends object>(row: Row): Omit<Row, '__typename'> {
  const { __typename: _type, ...rest } = row as Row & { __typename?: string };
  return rest as Omit<Row, '__typename'>;
}

let made = 0;
/** Unique in a good: the API asks no more of it. */
export function freshId(): string {
  made += 1;
  return `row-${Date.now().toString(36)}-${made}`;
}

export function newStream(): StreamDraft {
  return {
    ...{ id: freshId(), name: '', kind: 'COMBUSTION', gas: 'CO2', amount: null, unit: 't' },
    ...{ netCalorificValue: null, emissionFactor: null, oxidation: 1, biomassShare: 0 },
    ...{ factorId: null, lineId: null },
  };
}

export function newEnergy(): EnergyDraft {
  return {
    ...{ id: freshId(), name: '', kind: 'ELECTRICITY', amount: null, emissionFactor: null },
    ...{ evidence: 'GRID_DEFAULT', evidenceNote: '', factorId: null, lineId: null },
  };
}

export function newPrecursor(): PrecursorDraft {
  return {
    ...{ id: freshId(), name: '', cnCode: '', mass: null, kind: 'DEFAULT', goodId: null, country: 'CN' },
    ...{ installation: '', route: null, direct: null, indirect: null, sefa: null, lineId: null },
  };
}

type Taken = CbamLinesQuery['cbamLines'];

/** kWh of the lines are MWh of the good, kg are tonnes. */
const PER: Readonly<Record<string, number>> = { kWh: 0.001, MWh: 1, MJ: 1 / 3600, kg: 0.001, g: 1e-6, t: 1 };

/** Adds what the assessment says; lines that are in the good already stay as they are. */
export function withTakenLines(
  draft: GoodDraft,
  taken: Taken,
  nameOf: (row: { name: string; nameZh: string }) => string,
): { readonly draft: GoodDraft; readonly added: number } {
  const { input } = draft;
  const used = new Set(
    [...input.streams, ...input.energy, ...input.precursors].flatMap(({ lineId }) => lineId ?? []),
  );
  const fresh = <Row extends { lineId: string }>(rows: readonly Row[]) =>
    rows.filter(({ lineId }) => !used.has(lineId));
  const scaled = (amount: number | null, unit: string) =>
    amount === null || PER[unit] === undefined ? null : Number((amount * PER[unit]).toPrecision(8));
  const streams = fresh(taken.streams).map(
    (line): StreamDraft => ({
      ...newStream(),
      name: nameOf(line),
      amount: line.amount === null ? null : Number(line.amount.toPrecision(8)),
      unit: line.unit,
      ...{ factorId: line.factor?.id ?? null, lineId: line.lineId },
    }),
  );
  const energy = fresh(taken.electricity).map(
    (line): EnergyDraft => ({
      ...newEnergy(),
      name: nameOf(line),
      amount: scaled(line.amount, line.unit),
      ...{ factorId: line.factor?.id ?? null, lineId: line.lineId },
    }),
  );
  const precursors = fresh(taken.precursors).map(
    (line): PrecursorDraft => ({
      ...newPrecursor(),
      name: nameOf(line),
      mass: scaled(line.amount, line.unit),
      cnCode: (line.cnCode ?? '').length === 8 ? (line.cnCode ?? '') : '',
      country: line.country === '' ? null : line.country,
      lineId: line.lineId,
    }),
  );
  const factors = new Map<string, ShownFactor>(draft.factors);
  for (const { factor } of [...taken.streams, ...taken.electricity])
    if (factor) factors.set(factor.id, factor);
  return {
    draft: {
      ...draft,
      factors,
      input: {
        ...input,
        streams: [...input.streams, ...streams],
        energy: [...input.energy, ...energy],
        precursors: [...input.precursors, ...precursors],
      },
    },
    added: streams.length + energy.length + precursors.length,
  };
}

/** What the server refused, by field. */
export function faultsOf(
  fields: readonly { readonly field: string; readonly message: string; readonly remedy: string }[],
): Faults {
  return new Map(fields.map(({ field, message, remedy }) => [field, `${message} ${remedy}`]));
}
