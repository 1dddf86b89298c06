import { randomUUID } from 'node:crypto';
import { type CbamGood, coveredGoods, inOrderOfMaking, readGoodsCode, unitRatio } from '@cradle/engine';
import { localId, optionalLocalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { Prisma, type CbamGood as StoredGood } from '../../db/generated/client/client.ts';
import { granted } from '../../errors/granted.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { type InvalidField, InvalidInput, NotFound } from '../../errors/refusals.ts';
import { outdatedVersion } from '../../errors/refuseOutdated.ts';
import type { Known } from '../organisationInventory/saveActivityEntry.ts';
import { toCbamGoods } from './buildCbamYear.ts';
import { GoodFields, Precursors } from './goodDocument.ts';

/** A year holds no more goods than a page can show and a declaration can list. */
const MOST_GOODS = 500;

/**
 * Adds a good, or replaces the one that is known, whole.
 *
 * @throws InvalidInput naming each field: CN_CODE_INVALID, CN_CODE_NOT_COVERED, GUARANTEE_OF_ORIGIN_NOT_ACCEPTED,
 * EVIDENCE_MISSING, FACTOR_UNKNOWN, UNIT_DIMENSION_MISMATCH, PRECURSOR_UNKNOWN, PRECURSOR_CYCLE, INSTALLATION_UNKNOWN,
 * PRODUCT_UNKNOWN, TOO_MANY_GOODS, GOOD_DECLARED, VERSION_CHANGED; NotFound
 */
export async function saveCbamGood(
  database: Database,
  organisationId: string,
  known: Known | null,
  input: SentGood,
): Promise<StoredGood> {
  refuseGuarantees(input);
  const fields = withLocalIds(parseInput(GoodFields, input));
  const { cnCode } = granted(readGoodsCode(fields.cnCode));
  const id = known === null ? randomUUID() : localId('CbamGood', known.id, 'id');
  const problems = [
    ...unprovenElectricity(fields),
    ...badPrecursorCodes(fields),
    ...(await unknownThings(database, organisationId, fields)),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
  const data = {
    ...fields,
    ...{ cnCode, organisationId },
    carbonPrice: fields.carbonPrice ?? Prisma.DbNull,
  };
  await refuseCycles(database, organisationId, id, fields, cnCode);
  const { prisma } = database;
  if (known === null) return prisma.cbamGood.create({ data: { id, ...data } });
  const { version } = known;
  // A change takes the review with it: what was reviewed is no longer what stands there.
  const draft = { state: 'DRAFT', reviewedByName: '', reviewedAt: null } as const;
  const [updated] = await prisma.cbamGood.updateManyAndReturn({
    where: { organisationId, id, version, state: { not: 'DECLARED' } },
    data: { ...data, ...draft, version: version + 1 },
  });
  if (updated !== undefined) return updated;
  const stored = await prisma.cbamGood.findUnique({
    where: { organisationId_id: { organisationId, id } },
  });
  if (stored === null) throw new NotFound('good', known.id);
  if (stored.state === 'DECLARED') throw declared(stored);
  throw outdatedVersion(stored, version);
}

/** @throws NotFound; InvalidInput with PRECURSOR_IN_USE while another good is made of it, GOOD_DECLARED */
export async function removeCbamGood(
  { prisma }: Database,
  organisationId: string,
  globalId: string,
): Promise<{ id: string; year: number }> {
  const id = localId('CbamGood', globalId, 'id');
  const good = await prisma.cbamGood.findUnique({ where: { organisationId_id: { organisationId, id } } });
  if (good === null) throw new NotFound('good', globalId);
  if (good.state === 'DECLARED') throw declared(good);
  const others = await prisma.cbamGood.findMany({
    where: { organisationId, year: good.year, id: { not: id } },
  });
  const user = others.find(({ precursors }) =>
    Precursors.parse(precursors).some(({ goodId }) => goodId === id),
  );
  if (user !== undefined)
    throw new InvalidInput([
      {
        field: 'id',
        code: 'PRECURSOR_IN_USE',
        message: `“${user.name}” is made of it.`,
        remedy: 'Take it out of the precursors of that good first.',
      },
    ]);
  await prisma.cbamGood.deleteMany({ where: { organisationId, id, state: { not: 'DECLARED' } } });
  return { id: globalId, year: good.year };
}

function declared({ name }: StoredGood): InvalidInput {
  return new InvalidInput([
    {
      field: 'id',
      code: 'GOOD_DECLARED',
      message: `“${name}” was declared, and its figures stand.`,
      remedy: 'Correct what was declared with the importer, and add the corrected good beside it.',
    },
  ]);
}

/** As the API receives it: evidence may be what is not accepted. */
export interface SentGood {
  readonly energy: readonly { readonly evidence?: string | null | undefined }[];
}

const GUARANTEE = 'GUARANTEE_OF_ORIGIN';

function refuseGuarantees({ energy }: SentGood): void {
  const problems = energy.flatMap(({ evidence }, index): InvalidField[] =>
    evidence === GUARANTEE
      ? [
          {
            field: `energy[${index}].evidence`,
            code: 'GUARANTEE_OF_ORIGIN_NOT_ACCEPTED',
            message:
              'Guarantees of origin and green certificates do not lower the factor of electricity under CBAM (Regulation (EU) 2023/956, annex IV, 5 and 6).',
            remedy: 'Take the grid of the country, or prove a direct line or a power purchase agreement.',
          },
        ]
      : [],
  );
  if (problems.length > 0) throw new InvalidInput(problems);
}

function withLocalIds(fields: GoodFields): GoodFields {
  const inRow =
    <Row extends { factorId: string | null; lineId: string | null }>(list: string) =>
    (row: Row, index: number): Row => ({
      ...row,
      factorId: optionalLocalId('Factor', row.factorId, `${list}[${index}].factorId`),
      lineId: optionalLocalId('InventoryLine', row.lineId, `${list}[${index}].lineId`),
    });
  return {
    ...fields,
    installationId: localId('CbamInstallation', fields.installationId, 'installationId'),
    productId: optionalLocalId('Product', fields.productId, 'productId'),
    streams: fields.streams.map(inRow('streams')),
    energy: fields.energy.map(inRow('energy')),
    precursors: fields.precursors.map((row, index) => ({
      ...row,
      goodId: optionalLocalId('CbamGood', row.goodId, `precursors[${index}].goodId`),
      lineId: optionalLocalId('InventoryLine', row.lineId, `precursors[${index}].lineId`),
    })),
  };
}

function unprovenElectricity({ energy }: GoodFields): InvalidField[] {
  return energy.flatMap(({ kind, evidence, evidenceNote }, index) => {
    const isProven = evidence === 'GRID_DEFAULT' || (evidence !== null && evidenceNote !== '');
    return kind !== 'ELECTRICITY' || isProven
      ? []
      : [
          {
            field: `energy[${index}].${evidence === null ? 'evidence' : 'evidenceNote'}`,
            code: 'EVIDENCE_MISSING',
            message: 'Nothing says what the factor of this electricity rests on.',
            remedy: 'Choose the grid of the country, or name the direct line or the contract.',
          },
        ];
  });
}

function badPrecursorCodes({ precursors }: GoodFields): InvalidField[] {
  return precursors.flatMap(({ kind, cnCode, country }, index) => {
    if (kind === 'OWN_GOOD') return [];
    const at = `precursors[${index}]`;
    return [
      ...(kind === 'DEFAULT' && coveredGoods(cnCode) === null
        ? [
            {
              field: `${at}.cnCode`,
              code: 'CN_CODE_NOT_COVERED',
              message: `${cnCode || 'No code'} is not among the goods of annex I, so there is no default value.`,
              remedy: 'Give the eight digits of a good of annex I; other inputs are no precursors.',
            },
          ]
        : []),
      ...(country === null
        ? [
            {
              field: `${at}.country`,
              code: 'COUNTRY_MISSING',
              message: 'Nothing says where the precursor was made.',
              remedy: 'Give the country in two capital letters.',
            },
          ]
        : []),
    ];
  });
}

/** What is named and is not there, or not the organisation's. */
async function unknownThings(
  { prisma }: Database,
  organisationId: string,
  fields: GoodFields,
): Promise<InvalidField[]> {
  const { installationId, productId, year, streams, energy, precursors } = fields;
  const installations = await prisma.cbamInstallation.count({
    where: { organisationId, id: installationId },
  });
  const products =
    productId === null ? 1 : await prisma.product.count({ where: { organisationId, id: productId } });
  const goods = await prisma.cbamGood.findMany({ where: { organisationId, year }, select: { id: true } });
  const ids = [...streams, ...energy].flatMap(({ factorId }) => factorId ?? []);
  const factors = await prisma.factor.findMany({
    where: { id: { in: [...new Set(ids)] }, OR: [{ ownerId: null }, { ownerId: organisationId }] },
    select: { id: true, unit: true },
  });
  const units = new Map(factors.map((factor) => [factor.id, factor.unit]));
  const unknown = (field: string, code: string, what: string): InvalidField => ({
    ...{ field, code },
    message: `There is no such ${what}.`,
    remedy: `Choose a ${what} that exists.`,
  });
  return [
    ...(installations === 0 ? [unknown('installationId', 'INSTALLATION_UNKNOWN', 'installation')] : []),
    ...(products === 0 ? [unknown('productId', 'PRODUCT_UNKNOWN', 'product')] : []),
    ...(goods.length >= MOST_GOODS
      ? [
          {
            field: 'year',
            code: 'TOO_MANY_GOODS',
            message: `${year} holds ${goods.length} goods already.`,
            remedy: 'Remove goods of the year that are not declared.',
          },
        ]
      : []),
    ...streams.flatMap(({ factorId, unit }, index) =>
      badFactor(factorId, unit, `streams[${index}]`, units, unknown),
    ),
    ...energy.flatMap(({ factorId, kind }, index) =>
      badFactor(factorId, kind.startsWith('ELECTRICITY') ? 'MWh' : 'MJ', `energy[${index}]`, units, unknown),
    ),
    ...precursors.flatMap(({ kind, goodId }, index) =>
      kind === 'OWN_GOOD' && !goods.some(({ id }) => id === goodId)
        ? [unknown(`precursors[${index}].goodId`, 'PRECURSOR_UNKNOWN', 'good of the year')]
        : [],
    ),
  ];
}

function badFactor(
  factorId: string | null,
  unit: string,
  at: string,
  units: ReadonlyMap<string, string>,
  unknown: (field: string, code: string, what: string) => InvalidField,
): InvalidField[] {
  if (factorId === null) return [];
  const own = units.get(factorId);
  if (own === undefined) return [unknown(`${at}.factorId`, 'FACTOR_UNKNOWN', 'factor')];
  if (unitRatio(unit, own) !== null) return [];
  return [
    {
      field: `${at}.unit`,
      code: 'UNIT_DIMENSION_MISMATCH',
      message: `${unit} and the factor’s ${own} measure different things.`,
      remedy: `Give the amount in a unit that converts to ${own}, or choose another factor.`,
    },
  ];
}

async function refuseCycles(
  database: Database,
  organisationId: string,
  id: string,
  fields: GoodFields,
  cnCode: string,
): Promise<void> {
  if (!fields.precursors.some(({ kind }) => kind === 'OWN_GOOD')) return;
  const others = await database.prisma.cbamGood.findMany({
    where: { organisationId, year: fields.year, id: { not: id } },
    include: { installation: true },
  });
  const changed = {
    ...{ ...fields, cnCode, id, organisationId, version: 0, carbonPrice: null },
    installation: { country: '' },
  };
  const goods: readonly CbamGood[] = await toCbamGoods(database, organisationId, [changed, ...others]);
  granted(inOrderOfMaking(goods));
}
