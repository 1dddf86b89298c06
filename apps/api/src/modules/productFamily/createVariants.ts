import { randomUUID } from 'node:crypto';
import { STAGES } from '@cradle/engine';
import { z } from 'zod';
import { globalId, localId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment, InventoryLine, Prisma, Product } from '../../db/generated/client/client.ts';
import { isUniqueViolation } from '../../db/uniqueViolation.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { statementsOf } from '../assessment/copyAssessment.ts';
import { copyBelongings } from '../assessment/copyBelongings.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { LineInputSchema } from '../inventoryLine/lineInput.ts';
import { prepareLines } from '../inventoryLine/prepareLines.ts';
import { skuTaken } from '../product/createProduct.ts';
import { dropFormulasOfOwnAmounts, markDifferences, refuseUnfit } from './followFamily.ts';
import {
  columnsOf,
  differentLine,
  LineDifference,
  lineUnknown,
  type ReadDifference,
  readDifferences,
  rootOf,
} from './lineDifference.ts';
import { lockWithFollowers } from './lockWithFollowers.ts';

const MOST_VARIANTS = 100;
const MOST_LINES = 100_000;
const TRANSACTION = { timeout: 60_000, maxWait: 20_000 };

const VariantInput = z.object({
  sku: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(300),
  nameZh: z.string().trim().max(300).nullish(),
  massKg: z.number().positive('must be greater than 0 kg').nullish(),
  declaredUnitAmount: z.number().positive('must be greater than 0').nullish(),
  functionalUnit: z.string().trim().min(1).max(1000).nullish(),
  functionalUnitZh: z.string().trim().max(1000).nullish(),
  amountScale: z.number().positive('must be greater than 0').nullish(),
  scaledStages: z.array(z.enum(STAGES)).nullish(),
  differences: z.array(LineDifference).max(5_000).nullish(),
  lines: z.array(LineInputSchema).max(1_000).nullish(),
});
type VariantInput = z.output<typeof VariantInput>;

const Input = z.object({
  assessmentId: z.string(),
  revision: z.number().int(),
  familyName: z.string().trim().min(1).max(300).nullish(),
  familyNameZh: z.string().trim().max(300).nullish(),
  variants: z.array(VariantInput).min(1, 'must not be empty').max(MOST_VARIANTS),
});

/**
 * Makes products that share the lines of an assessment and differ in a few, each with a draft of its own; the first ones
 * make the product the base of a family. All of them or none.
 *
 * @returns the id of the family
 * @throws NotFound; InvalidInput naming each field
 */
export async function createVariants({ prisma }: Database, viewer: Viewer, input: unknown): Promise<string> {
  const { organisationId } = viewer;
  const fields = parseInput(Input, input);
  const baseId = localId('Assessment', fields.assessmentId, 'assessmentId');
  const repeated = fields.variants.findIndex(
    ({ sku }, index) => fields.variants.findIndex((other) => other.sku === sku) < index,
  );
  if (repeated >= 0) throw takenSku(fields.variants[repeated]!.sku, repeated);
  return prisma
    .$transaction(async (transaction) => {
      await lockWithFollowers(transaction, organisationId, [baseId]);
      const base = await readBase(transaction, organisationId, baseId, fields.revision);
      if (base.lines.length * fields.variants.length > MOST_LINES) throw tooManyLines();
      await refuseTakenSkus(transaction, organisationId, fields.variants);
      await discardFootprints(transaction, organisationId, []);
      const familyId = base.baseOf?.id ?? (await createFamily(transaction, organisationId, base, fields));
      const variants = fields.variants.map((variant) => ({
        variant,
        productId: randomUUID(),
        assessmentId: randomUUID(),
      }));
      await createProducts(transaction, base.product, variants);
      await createAssessments(transaction, viewer, base, familyId, variants);
      await writeLines(transaction, organisationId, base, variants);
      const ids = variants.map(({ assessmentId }) => assessmentId);
      await markDifferences(transaction, organisationId, ids);
      await dropFormulasOfOwnAmounts(transaction, organisationId, ids);
      await refuseUnfit(transaction, organisationId, ids);
      return familyId;
    }, TRANSACTION)
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? skuTaken(fields.variants.map(({ sku }) => sku).join(', ')) : error;
    });
}

interface NewVariant {
  readonly variant: VariantInput;
  readonly productId: string;
  readonly assessmentId: string;
}

type Base = Awaited<ReturnType<typeof readBase>>;

async function readBase(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  id: string,
  revision: number,
) {
  const base = await transaction.assessment.findUnique({
    where: { organisationId_id: { organisationId, id } },
    include: { product: true, lines: { orderBy: { position: 'asc' } }, baseOf: { select: { id: true } } },
  });
  if (base === null) throw new NotFound('assessment', globalId('Assessment', id));
  refuseOutdated(`The assessment of ${base.product.name}`, base.revision, revision);
  if (base.kind === 'DECLARED')
    throw refusedBase('DECLARED_HAS_NO_LINES', 'It is a declared footprint and has no lines.');
  if (base.familyId !== null) throw refusedBase('VARIANT_ITSELF', 'It is a variant of a family itself.');
  return base;
}

function refusedBase(code: string, message: string): InvalidInput {
  return new InvalidInput([
    {
      ...{ field: 'assessmentId', code, message },
      remedy:
        code === 'VARIANT_ITSELF'
          ? 'Make the variant from the base of its family, or copy the assessment to another product.'
          : 'Create a calculated assessment of the product.',
    },
  ]);
}

async function createFamily(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  base: Assessment & { readonly product: Product },
  { familyName, familyNameZh }: z.output<typeof Input>,
): Promise<string> {
  const { id } = await transaction.productFamily.create({
    data: {
      ...{ organisationId, id: randomUUID(), baseAssessmentId: base.id },
      name: familyName ?? base.product.name,
      nameZh: familyName == null ? base.product.nameZh : (familyNameZh ?? ''),
    },
  });
  return id;
}

async function refuseTakenSkus(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  variants: readonly VariantInput[],
): Promise<void> {
  const taken = await transaction.product.findFirst({
    where: { organisationId, sku: { in: variants.map(({ sku }) => sku) } },
    select: { sku: true },
  });
  if (taken !== null)
    throw takenSku(
      taken.sku,
      variants.findIndex(({ sku }) => sku === taken.sku),
    );
}

function takenSku(sku: string, index: number): InvalidInput {
  return new InvalidInput(
    skuTaken(sku).fields.map((field) => ({ ...field, field: `variants[${index}].sku` })),
  );
}

function tooManyLines(): InvalidInput {
  return new InvalidInput([
    {
      field: 'variants',
      code: 'TOO_BIG',
      message: `Variants may be made with ${MOST_LINES} lines at once.`,
      remedy: 'Make them in several steps.',
    },
  ]);
}

/** All that is true of the base's product as well; price and volume are each one's own. */
async function createProducts(
  transaction: Prisma.TransactionClient,
  product: Product,
  variants: readonly NewVariant[],
): Promise<void> {
  const { organisationId, category, categoryZh, description, cnCode, supplierId, siteId, brand } = product;
  const { piecesPerDeclaredUnit } = product;
  const shared = { organisationId, category, categoryZh, description, cnCode, supplierId, siteId, brand };
  await transaction.product.createMany({
    data: variants.map(({ variant: { sku, name, nameZh, massKg }, productId }) => ({
      ...{ ...shared, piecesPerDeclaredUnit, id: productId, sku, name, nameZh: nameZh ?? '' },
      massKg: massKg ?? product.massKg,
    })),
  });
}

async function createAssessments(
  transaction: Prisma.TransactionClient,
  { organisationId, userId, userName }: Viewer,
  { product, lines, baseOf, ...base }: Base,
  familyId: string,
  variants: readonly NewVariant[],
): Promise<void> {
  const statements = statementsOf(base);
  await transaction.assessment.createMany({
    data: variants.map(({ variant, productId, assessmentId }) => ({
      ...{ ...statements, id: assessmentId, productId, version: 1, familyId, leftOutLineIds: [] },
      declaredUnitAmount: variant.declaredUnitAmount ?? base.declaredUnitAmount,
      functionalUnit: variant.functionalUnit ?? base.functionalUnit,
      functionalUnitZh: variant.functionalUnit ? (variant.functionalUnitZh ?? '') : base.functionalUnitZh,
      ...{ status: 'DRAFT' as const, editors: [userId] },
    })),
  });
  const reason = `Variant of ${product.name}. ${product.nameZh || product.name} 的变型。`;
  await transaction.assessmentEvent.createMany({
    data: variants.map(({ assessmentId }) => ({
      ...{ organisationId, id: randomUUID(), assessmentId, position: 1, from: null, to: 'DRAFT' as const },
      ...{ reason, userId, userName },
    })),
  });
  await transaction.$executeRaw`
    UPDATE "Product" product SET "currentAssessmentId" = made."assessmentId"
    FROM unnest(${variants.map(({ productId }) => productId)}::text[], ${variants.map(({ assessmentId }) => assessmentId)}::text[])
      made("productId", "assessmentId")
    WHERE product."organisationId" = ${organisationId} AND product."id" = made."productId"`;
}

async function writeLines(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  base: Base,
  variants: readonly NewVariant[],
): Promise<void> {
  const placed = withPlaces(variants);
  const differences = await readDifferences(
    transaction,
    organisationId,
    variants.flatMap(({ variant }) => variant.differences ?? []),
    (index) => `variants[${placed[index]!.at}].differences[${placed[index]!.place}]`,
  );
  const added = await prepareOwnLines(transaction, organisationId, base, variants);
  const copies = variants.map(({ assessmentId }) => ({
    id: assessmentId,
    lineIds: new Map(base.lines.map(({ id }) => [id, randomUUID()])),
  }));
  const rows = variants.flatMap(({ variant, assessmentId }, at) => {
    const given = differences.filter((_difference, index) => placed[index]!.at === at);
    const shared = sharedLines(base.lines, variant, given, `variants[${at}].differences`);
    const own = added.filter(({ variantIndex }) => variantIndex === at).map(({ line }) => line);
    const lines = [
      ...shared.map(({ from, ...line }) => ({ ...line, id: copies[at]!.lineIds.get(from)! })),
      ...own.map((line) => ({ ...line, id: randomUUID() })),
    ];
    return lines.map((line, place) => ({ ...line, organisationId, assessmentId, position: place + 1 }));
  });
  await transaction.$executeRaw`
    INSERT INTO "InventoryLine" SELECT * FROM jsonb_populate_recordset(NULL::"InventoryLine", ${JSON.stringify(rows)}::jsonb)`;
  const written = new Set(rows.map(({ id }) => id));
  await copyBelongings(
    transaction,
    organisationId,
    base.id,
    copies.map(({ id, lineIds }) => ({
      id,
      lineIds: new Map([...lineIds].filter(([, lineId]) => written.has(lineId))),
    })),
  );
}

/** The lines only one variant has, all checked at once. */
async function prepareOwnLines(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  base: Base,
  variants: readonly NewVariant[],
) {
  const all = variants.flatMap(({ variant }, variantIndex) =>
    (variant.lines ?? []).map((line, index) => ({ line, variantIndex, index })),
  );
  if (all.length === 0) return [];
  const frame = { ...base, massKg: base.product.massKg };
  const lines = await prepareLines(
    transaction,
    organisationId,
    frame,
    all.map(({ line }) => line),
    'lines',
  ).catch((error: unknown) => {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(
      error.fields.map((field) => ({
        ...field,
        field: field.field.replace(/^lines\[(\d+)\]/, (_whole, at: string) => {
          const { variantIndex, index } = all[Number(at)]!;
          return `variants[${variantIndex}].lines[${index}]`;
        }),
      })),
    );
  });
  return all.map(({ variantIndex }, index) => ({ variantIndex, line: lines[index]! }));
}

/** Of all differences in their order: whose they are, and which of these. */
function withPlaces(variants: readonly NewVariant[]): readonly { at: number; place: number }[] {
  return variants.flatMap(({ variant }, at) =>
    (variant.differences ?? []).map((_difference, place) => ({ at, place })),
  );
}

/** The lines a variant begins with: the base's without those it leaves out, each with its difference. */
function sharedLines(
  lines: readonly InventoryLine[],
  { amountScale, scaledStages }: VariantInput,
  differences: readonly ReadDifference[],
  place: string,
) {
  const known = new Set(lines.map(({ id }) => id));
  const unknown = differences.findIndex(({ lineId }) => !known.has(lineId));
  if (unknown >= 0) throw lineUnknown(`${place}[${unknown}].lineId`);
  const byLine = new Map(differences.map((difference) => [difference.lineId, difference]));
  const isScaled = ({ stage }: InventoryLine) => !scaledStages?.length || scaledStages.includes(stage);
  return lines.flatMap((line) => {
    const difference = byLine.get(line.id);
    if (difference?.leaveOut) return [];
    const scale = amountScale != null && amountScale !== 1 && isScaled(line) ? amountScale : null;
    const follows = {
      ...line,
      amount: scale === null || line.amount === null ? line.amount : line.amount * scale,
      amountScale: scale,
    };
    const columns = difference
      ? differentLine(line, follows, difference)
      : { ...columnsOf(follows), amountScale: scale };
    return [
      { ...columns, from: line.id, copiedFromId: rootOf(line), familyLineId: rootOf(line), ownFields: [] },
    ];
  });
}
