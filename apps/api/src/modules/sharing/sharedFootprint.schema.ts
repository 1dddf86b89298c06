import {
  type Band,
  bandOf,
  levelGives,
  SHARED_FIELDS,
  type SharedField,
  WITHHOLDING_CODES,
  type WithheldField,
  withheldFields,
} from '@cradle/schema';
import { resolveOffsetConnection } from '@pothos/plugin-relay';
import { z } from 'zod';
import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import { BoundaryEnum, GwpSetEnum, StageEnum } from '../../builder/enums.ts';
import type { Sealer } from '../../config/sealer.ts';
import type { Footprint } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { isStillAdmitted } from '../account/isStillAdmitted.ts';
import { DeclaredUnitRef } from '../assessment/assessment.schema.ts';
import { FootprintFiguresRef, GapRef, StageResultRef } from '../footprint/footprint.schema.ts';
import { readGaps, readStages, readStagesWithShares } from '../footprint/storedResult.ts';
import { readerOf } from './readerOf.ts';
import { countShared, readShared, type SharedVersion } from './readShared.ts';
import { MOST_CONTRIBUTIONS, type SharedContribution } from './sharedContributions.ts';
import { readSharedId, sharedIdOf } from './sharedId.ts';
import { SharingLevelEnum } from './sharing.schema.ts';
import { publicationOf, watchPublications } from './watchPublications.ts';

const MOST = 200;

export const BandRef = builder.objectRef<Band>('Band').implement({
  description: 'A range that holds the value: lower ≤ value < upper, on steps of 1, 2 and 5.',
  fields: (t) => ({ lower: t.exposeFloat('lower'), upper: t.exposeFloat('upper') }),
});

const StageBandRef = builder
  .objectRef<{ stage: ReturnType<typeof readStages>[number]['stage']; band: Band | null }>('StageBand')
  .implement({
    fields: (t) => ({
      stage: t.expose('stage', { type: StageEnum }),
      band: t.expose('band', { type: BandRef, nullable: true }),
    }),
  });

export const WithheldFieldRef = builder.objectRef<WithheldField>('WithheldField').implement({
  description: 'A field that is empty on purpose, and why.',
  fields: (t) => ({
    field: t.exposeString('field', { description: `One of ${Object.keys(SHARED_FIELDS).join(', ')}.` }),
    code: t.expose('code', {
      type: builder.enumType('WithholdingCode', { values: WITHHOLDING_CODES }),
    }),
  }),
});

const SharedContributionRef = builder.objectRef<SharedContribution>('SharedContribution').implement({
  description:
    "A contribution of a shared footprint. The supplier's lines, suppliers and factors stay with it.",
  fields: (t) => ({
    stage: t.expose('stage', { type: StageEnum }),
    process: t.exposeString('process'),
    gas: t.exposeString('gas'),
    region: t.exposeString('region', { nullable: true }),
    year: t.exposeInt('year', { nullable: true }),
    kgGas: t.exposeFloat('kgGas', { nullable: true }),
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true }),
  }),
});

const exact = (field: SharedField, { share, version }: SharedVersion): Footprint | null =>
  levelGives(share.level, field) ? (version?.footprints[0] ?? null) : null;

export const SharedFootprintRef = builder.objectRef<SharedVersion>('SharedFootprint').implement({
  description: 'The published footprint of a product that another organisation shares with the viewer.',
  interfaces: [FootprintFiguresRef],
  fields: (t) => ({
    id: t.id({ resolve: ({ share }) => sharedIdOf(share) }),
    level: t.field({ type: SharingLevelEnum, resolve: ({ share }) => share.level }),
    purpose: t.string({ resolve: ({ share }) => share.purpose }),
    expiresAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ share }) => share.expiresAt }),
    supplierName: t.string({ resolve: ({ share }) => share.partner.organisation.name }),
    supplierNameZh: t.string({ resolve: ({ share }) => share.partner.organisation.nameZh }),
    supplierCountry: t.string({ resolve: ({ share }) => share.partner.organisation.country }),
    productName: t.string({ resolve: ({ share }) => share.product.name }),
    productNameZh: t.string({ resolve: ({ share }) => share.product.nameZh }),
    sku: t.string({ resolve: ({ share }) => share.product.sku }),
    category: t.string({ resolve: ({ share }) => share.product.category }),
    version: t.int({ nullable: true, resolve: ({ version }) => version?.version ?? null }),
    declaredUnit: t.field({
      type: DeclaredUnitRef,
      nullable: true,
      resolve: ({ version }) => version && { amount: version.declaredUnitAmount, unit: version.declaredUnit },
    }),
    boundary: t.field({
      type: BoundaryEnum,
      nullable: true,
      resolve: ({ version }) => version?.boundary ?? null,
    }),
    standard: t.string({ nullable: true, resolve: ({ version }) => version?.standard ?? null }),
    referencePeriodEnd: t.field({
      type: 'Date',
      nullable: true,
      resolve: ({ version }) => version?.referencePeriodEnd ?? null,
    }),
    validUntil: t.field({
      type: 'Date',
      nullable: true,
      resolve: ({ version }) => version?.validUntil ?? null,
    }),
    gwpSet: t.field({ type: GwpSetEnum, nullable: true, resolve: ({ version }) => version?.gwpSet ?? null }),
    totalKgCo2e: t.float({
      nullable: true,
      resolve: (shared) => exact('totalKgCo2e', shared)?.totalKgCo2e ?? null,
    }),
    totalBand: t.field({
      type: BandRef,
      nullable: true,
      description: 'In place of the total, at the level BANDED.',
      resolve: ({ share, version }) => {
        const total = version?.footprints[0]?.totalKgCo2e ?? null;
        return share.level === 'BANDED' && total !== null ? bandOf(total) : null;
      },
    }),
    fossilKgCo2e: t.float({
      nullable: true,
      resolve: (shared) => exact('fossilKgCo2e', shared)?.fossilKgCo2e ?? null,
    }),
    biogenicKgCo2e: t.float({
      nullable: true,
      resolve: (shared) => exact('biogenicKgCo2e', shared)?.biogenicKgCo2e ?? null,
    }),
    landUseKgCo2e: t.float({
      nullable: true,
      resolve: (shared) => exact('landUseKgCo2e', shared)?.landUseKgCo2e ?? null,
    }),
    primaryDataShare: t.float({
      nullable: true,
      resolve: (shared) => exact('primaryDataShare', shared)?.primaryDataShare ?? null,
    }),
    dataQuality: t.float({
      nullable: true,
      resolve: (shared) => exact('dataQuality', shared)?.dataQuality ?? null,
    }),
    stages: t.field({
      type: [StageResultRef],
      nullable: true,
      resolve: (shared) => {
        const footprint = exact('stages', shared);
        if (footprint === null) return null;
        return readStagesWithShares(footprint).map((stage) => ({
          ...stage,
          gaps: stage.gaps.map(withoutLine),
        }));
      },
    }),
    stageBands: t.field({
      type: [StageBandRef],
      nullable: true,
      description: 'In place of the stages, at the level BANDED.',
      resolve: ({ share, version }) => {
        const footprint = version?.footprints[0];
        if (share.level !== 'BANDED' || footprint === undefined) return null;
        return readStages(footprint).map(({ stage, kgCo2e }) => ({
          stage,
          band: kgCo2e === null ? null : bandOf(kgCo2e),
        }));
      },
    }),
    gaps: t.field({
      type: [GapRef],
      nullable: true,
      description: 'Always shown: a total with gaps is less than the whole.',
      resolve: ({ version }) => {
        const footprint = version?.footprints[0];
        return footprint === undefined ? null : readGaps(footprint).map(withoutLine);
      },
    }),
    contributions: t.field({
      type: [SharedContributionRef],
      nullable: true,
      description: `The largest first, at most ${MOST_CONTRIBUTIONS}; at the level FULL.`,
      complexity: { field: 50, multiplier: 20 },
      resolve: async (shared) =>
        exact('contributions', shared) === null ? null : [...(await shared.contributions())],
    }),
    publicationCursor: t.string({
      nullable: true,
      description: 'Where its publication stands among all: `footprintPublished(after:)` goes on from there.',
      resolve: (shared, _arguments, { installation }) =>
        publicationOf(shared) === 0 ? null : installation.sealer.seal(String(publicationOf(shared))),
    }),
    withheld: t.field({
      type: [WithheldFieldRef],
      description: 'Every field that is empty because of the level, and why.',
      resolve: ({ share, version }) => [...withheldFields(share.level, version !== null)],
    }),
  }),
});

/** A line's id is of the supplier's inventory, and tells nothing to anybody else. */
function withoutLine<Gap extends { readonly lineId: string | null }>(gap: Gap): Gap {
  return { ...gap, lineId: null };
}

builder.queryFields((t) => ({
  sharedFootprints: t.connection(
    {
      type: SharedFootprintRef,
      description: `What others share with the organisation. Each read is shown to its supplier. Pages of at most ${MOST}.`,
      complexity: connectionComplexity,
      resolve: async (_parent, page, { database, viewer }) => {
        const reader = await readerOf(database, viewer);
        return resolveOffsetConnection(
          { args: page, defaultSize: 50, maxSize: MOST, totalCount: await countShared(database, reader) },
          async ({ limit, offset }) => [
            ...(await readShared(database, reader, { channel: 'GRAPHQL', take: limit, skip: offset })),
          ],
        );
      },
    },
    {
      name: 'SharedFootprintConnection',
      fields: (connection) => ({
        totalCount: connection.int({
          resolve: async (_parent, _arguments, { database, viewer }) =>
            countShared(database, await readerOf(database, viewer)),
        }),
      }),
    },
    connectionNames('SharedFootprint')[1],
  ),
  sharedFootprint: t.field({
    type: SharedFootprintRef,
    nullable: true,
    description:
      'Null for one that is not shared, not shared any more, or does not exist: they are not told apart.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_parent, { id }, { database, viewer }) => {
      const share = readSharedId(id);
      if (share === null) return null;
      const [shared] = await readShared(database, await readerOf(database, viewer), {
        channel: 'GRAPHQL',
        shares: [share],
      });
      return shared ?? null;
    },
  }),
}));

/** Sealed, because how much is published elsewhere is nobody's business. @throws InvalidInput */
function readPublicationCursor(sealer: Sealer, cursor: string): number {
  try {
    return z.coerce.number().int().parse(sealer.open(cursor));
  } catch {
    throw new InvalidInput([
      {
        field: 'after',
        code: 'CURSOR_UNKNOWN',
        message: 'This is no cursor of a publication, or the installation has another secret now.',
        remedy: 'Send the publicationCursor that was heard last, or nothing to hear what comes from now on.',
      },
    ]);
  }
}

builder.subscriptionField('footprintPublished', (t) =>
  t.field({
    type: SharedFootprintRef,
    description:
      'A version that a supplier publishes and shares with the organisation, when it does; asked at `/graphql/stream`. Ends after ten minutes: ask again, with `after`.',
    args: {
      after: t.arg.string({
        description: '`publicationCursor` of the one heard last: what was missed since is told first.',
      }),
    },
    subscribe: async (_root, { after }, { database, viewer, caller, installation, replica }) =>
      watchPublications(database, await readerOf(database, viewer), {
        after: after == null ? null : readPublicationCursor(installation.sealer, after),
        mayListen: () => isStillAdmitted(database, caller),
        stopping: replica.stopping,
      }),
    resolve: (shared) => shared,
  }),
);
