import type { Band } from '@cradle/schema';
import type { SeenLabel, SeenProduct, SeenState } from './seenState.ts';

export const WATCH_CHANGES = [
  ...(['NEW_VERSION', 'STATUS_CHANGED', 'FOOTPRINT_CHANGED', 'MEASURED_OTHERWISE'] as const),
  ...(['PRODUCT_ADDED', 'OUT_OF_SIGHT'] as const),
  ...(['LABEL_GRANTED', 'LABEL_CHANGED', 'LABEL_GONE'] as const),
] as const;
export type WatchChangeCode = (typeof WATCH_CHANGES)[number];

/** One thing that is otherwise than when it was last seen. */
export interface WatchChange {
  readonly code: WatchChangeCode;
  /** The product or the scheme of the label. */
  readonly name: string;
  readonly nameZh: string;
  /** A version, a status, a grade with its state; empty for none. */
  readonly before: string;
  readonly after: string;
  /** Of FOOTPRINT_CHANGED: kg CO2e for one of the unit, or the ranges that stand for it. */
  readonly unit: string;
  readonly beforeKgCo2e: number | null;
  readonly afterKgCo2e: number | null;
  readonly beforeBand: Band | null;
  readonly afterBand: Band | null;
}

/** What is otherwise, the products first. Nothing for what is as it was. */
export function findChanges(seen: SeenState, now: SeenState | null): readonly WatchChange[] {
  if (now === null) return [change('OUT_OF_SIGHT', seen, '', '')];
  const keys = [...new Set([...Object.keys(seen.products), ...Object.keys(now.products)])];
  return [
    ...keys.flatMap((key) => productChanges(seen.products[key], now.products[key])),
    ...labelChanges(seen.labels, now.labels),
  ];
}

function productChanges(before: SeenProduct | undefined, after: SeenProduct | undefined): WatchChange[] {
  if (before === undefined) return after === undefined ? [] : [change('PRODUCT_ADDED', after, '', '')];
  if (after === undefined) return [change('OUT_OF_SIGHT', before, '', '')];
  const changes: WatchChange[] = [];
  if (before.version !== after.version)
    changes.push(change('NEW_VERSION', after, String(before.version ?? ''), String(after.version ?? '')));
  if (before.status !== after.status)
    changes.push(change('STATUS_CHANGED', after, before.status ?? '', after.status ?? ''));
  const isKnown = before.measuredBy !== '' && after.measuredBy !== '';
  if (isKnown && before.measuredBy !== after.measuredBy)
    changes.push(change('MEASURED_OTHERWISE', after, before.measuredBy, after.measuredBy));
  else if (!isSameFigure(before, after))
    changes.push({
      ...change('FOOTPRINT_CHANGED', after, '', ''),
      ...{ unit: after.unit || before.unit, beforeKgCo2e: before.kgCo2e, afterKgCo2e: after.kgCo2e },
      ...{ beforeBand: before.band, afterBand: after.band },
    });
  return changes;
}

function isSameFigure(a: SeenProduct, b: SeenProduct): boolean {
  return a.kgCo2e === b.kgCo2e && a.band?.lower === b.band?.lower && a.band?.upper === b.band?.upper;
}

/** A scheme has one label a factory; several of one scheme are told apart by their order, the one issued last first. */
function labelChanges(before: readonly SeenLabel[], after: readonly SeenLabel[]): WatchChange[] {
  const schemes = [...new Set([...before, ...after].map(({ scheme }) => scheme))];
  return schemes.flatMap((scheme) => {
    const [old, current] = [before, after].map((labels) => labels.filter((label) => label.scheme === scheme));
    const most = Math.max(old!.length, current!.length);
    // The last ones have been there longest, so they are compared first.
    return Array.from({ length: most }, (_, place) =>
      labelChange(old!.at(-1 - place), current!.at(-1 - place)),
    ).flat();
  });
}

function labelChange(before: SeenLabel | undefined, after: SeenLabel | undefined): WatchChange[] {
  const text = (label: SeenLabel | undefined) => (label ? `${label.grade}|${label.state}` : '');
  if (text(before) === text(after)) return [];
  const named = { name: (after ?? before)!.scheme, nameZh: (after ?? before)!.schemeZh };
  const code = before === undefined ? 'LABEL_GRANTED' : after === undefined ? 'LABEL_GONE' : 'LABEL_CHANGED';
  return [change(code, named, text(before), text(after))];
}

function change(
  code: WatchChangeCode,
  { name, nameZh }: { readonly name: string; readonly nameZh: string },
  before: string,
  after: string,
): WatchChange {
  const nothing = { beforeKgCo2e: null, afterKgCo2e: null, beforeBand: null, afterBand: null };
  return { ...{ code, name, nameZh, before, after, unit: '' }, ...nothing };
}
