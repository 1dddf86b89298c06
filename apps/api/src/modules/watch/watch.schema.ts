import { builder } from '../../builder/builder.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Context } from '../../context/context.ts';
import { WatchedKind } from '../../db/generated/client/enums.ts';
import { BandRef } from '../sharing/sharedFootprint.schema.ts';
import { productIdOf, supplierIdOfKey } from '../supplierSearch/subjectKey.ts';
import { FoundProductRef, FoundSupplierRef, searchIndexOf } from '../supplierSearch/supplierSearch.schema.ts';
import { WATCH_CHANGES, type WatchChange } from './findChanges.ts';
import {
  countNotices,
  MOST_WATCHED,
  markSeen,
  readWatchList,
  startWatching,
  stopWatching,
  type WatchedSubject,
  watchedKeys,
} from './watchList.ts';

const WatchedKindEnum = builder.enumType('WatchedKind', { values: Object.values(WatchedKind) });

const WatchChangeRef = builder.objectRef<WatchChange>('WatchChange').implement({
  description: 'One thing that is otherwise than when the viewer last looked.',
  fields: (t) => ({
    code: t.field({
      type: builder.enumType('WatchChangeCode', {
        description:
          'OUT_OF_SIGHT: no longer shared, or removed. MEASURED_OTHERWISE: another unit or boundary, so that the figures have no difference.',
        values: WATCH_CHANGES,
      }),
      resolve: ({ code }) => code,
    }),
    name: t.exposeString('name', { description: 'The product, or the scheme of the label.' }),
    nameZh: t.exposeString('nameZh'),
    before: t.exposeString('before', {
      description: 'Version or status; of labels the grade and state with `|` between; empty for none.',
    }),
    after: t.exposeString('after'),
    unit: t.exposeString('unit', { description: 'Of FOOTPRINT_CHANGED.' }),
    beforeKgCo2e: t.exposeFloat('beforeKgCo2e', { nullable: true, description: 'For one of the unit.' }),
    afterKgCo2e: t.exposeFloat('afterKgCo2e', { nullable: true }),
    beforeBand: t.expose('beforeBand', { type: BandRef, nullable: true }),
    afterBand: t.expose('afterBand', { type: BandRef, nullable: true }),
  }),
});

const WatchRef = builder.objectRef<WatchedSubject>('Watch').implement({
  description: 'A supplier or product the viewer keeps an eye on. Nobody else sees it.',
  fields: (t) => ({
    id: t.id({ resolve: ({ watch }) => watch.id }),
    kind: t.field({ type: WatchedKindEnum, resolve: ({ watch }) => watch.kind }),
    subjectId: t.id({
      description: 'Of the product, shared footprint, supplier, or organisation that shares.',
      resolve: ({ watch: { kind, subject } }) =>
        kind === 'PRODUCT' ? productIdOf(subject) : supplierIdOfKey(subject),
    }),
    name: t.string({ resolve: ({ seen, now }) => (now ?? seen).name }),
    nameZh: t.string({ resolve: ({ seen, now }) => (now ?? seen).nameZh }),
    supplierName: t.string({ resolve: ({ seen, now }) => (now ?? seen).supplierName }),
    supplierNameZh: t.string({ resolve: ({ seen, now }) => (now ?? seen).supplierNameZh }),
    isInSight: t.boolean({ resolve: ({ now }) => now !== null }),
    seenAt: t.field({ type: 'DateTime', resolve: ({ watch }) => watch.seenAt }),
    changes: t.field({ type: [WatchChangeRef], resolve: ({ changes }) => [...changes] }),
  }),
});

const WatchListRef = builder
  .objectRef<{ readonly watches: readonly WatchedSubject[] }>('WatchList')
  .implement({
    fields: (t) => ({
      watches: t.field({
        type: [WatchRef],
        description: 'What has changed first, then what was added last.',
        resolve: ({ watches }) => [...watches],
      }),
    }),
  });

const listOf = async (context: Context) => ({
  watches: await readWatchList(context.database, context.viewer, await searchIndexOf(context)),
});

builder.queryFields((t) => ({
  watchList: t.field({
    type: WatchListRef,
    description: `At most ${MOST_WATCHED}.`,
    complexity: { field: 50, multiplier: 20 },
    resolve: (_parent, _arguments, context) => listOf(context),
  }),
  watchNotices: t.int({
    description: 'How many of what the viewer watches have changed since they were last seen.',
    resolve: (_parent, _arguments, context) =>
      countNotices(context.database, context.viewer, () => searchIndexOf(context)),
  }),
}));

builder.mutationFields((t) => {
  const subjects = {
    kind: t.arg({ type: WatchedKindEnum, required: true }),
    ids: t.arg.idList({ required: true }),
  };
  return {
    watch: t.field({
      type: WatchListRef,
      permission: 'WATCH',
      description: 'From now on changes of these are noticed, for the viewer alone.',
      errors: refusalsOf('WatchResult'),
      args: subjects,
      resolve: async (_parent, { kind, ids }, context) => {
        await startWatching(context.database, context.viewer, await searchIndexOf(context), kind, ids);
        return listOf(context);
      },
    }),
    unwatch: t.field({
      type: WatchListRef,
      permission: 'WATCH',
      errors: refusalsOf('UnwatchResult'),
      args: subjects,
      resolve: async (_parent, { kind, ids }, context) => {
        await stopWatching(context.database, context.viewer, kind, ids);
        return listOf(context);
      },
    }),
    markWatchesSeen: t.field({
      type: WatchListRef,
      permission: 'WATCH',
      description: 'Takes what is now for seen. What is out of sight leaves the list.',
      errors: refusalsOf('MarkWatchesSeenResult'),
      args: { ids: t.arg.idList({ description: 'Of watches; all of them when not given.' }) },
      resolve: async (_parent, { ids }, context) => {
        await markSeen(context.database, context.viewer, await searchIndexOf(context), ids ?? null);
        return listOf(context);
      },
    }),
  };
});

const asked = new WeakMap<Context, Promise<ReadonlySet<string>>>();

function isWatched(context: Context, kind: WatchedKind, key: string): Promise<boolean> {
  const keys = asked.get(context) ?? watchedKeys(context.database, context.viewer);
  asked.set(context, keys);
  return keys.then((known) => known.has(`${kind} ${key}`));
}

builder.objectField(FoundProductRef, 'isWatched', (t) =>
  t.boolean({ resolve: ({ entry }, _arguments, context) => isWatched(context, 'PRODUCT', entry.key) }),
);
builder.objectField(FoundSupplierRef, 'isWatched', (t) =>
  t.boolean({ resolve: ({ supplier }, _arguments, context) => isWatched(context, 'SUPPLIER', supplier.key) }),
);
