import { hash } from 'node:crypto';
import type { SqlValue } from '../../db/database.ts';
import { type SeriesFields, seriesId } from '../factorSearch/factorSeries.ts';
import { describePlace, type FactorDraft, type Place } from './rowOutcome.ts';

/** The columns of a staged factor, in the order of {@link stagedValues}; all but the last six are those of a factor. */
export const FACTOR_COLUMNS = [
  'key',
  'part',
  'activity',
  'name',
  'nameZh',
  'category',
  'sourceCategory',
  'unit',
  'region',
  'year',
  'boundary',
  'gwpSet',
  'kgCo2e',
  'flows',
  'otherCo2e',
  'stages',
  'uncertaintyPercent',
  'transportMode',
  'sourceRow',
  'note',
  'seriesId',
  'contentHash',
] as const;

export function stagedValues(draft: FactorDraft, place: Place, series: string): SqlValue[] {
  return [
    draft.key,
    draft.part,
    draft.activity,
    draft.name,
    draft.nameZh,
    draft.category,
    draft.sourceCategory,
    draft.unit,
    draft.region,
    draft.year,
    draft.boundary,
    draft.gwpSet,
    draft.kgCo2e,
    JSON.stringify(draft.flows),
    draft.otherCo2e,
    JSON.stringify(draft.stages),
    draft.uncertaintyPercent,
    draft.transportMode,
    describePlace(place),
    draft.note,
    series,
    contentHash(draft),
  ];
}

export function seriesFieldsOf(draft: FactorDraft, sourceId: string, ownerId: string | null): SeriesFields {
  return {
    sourceId,
    ownerId,
    activity: draft.activity,
    name: draft.name,
    nameZh: draft.nameZh,
    otherNames: draft.otherNames.join('; '),
    category: draft.category,
    sourceCategory: draft.sourceCategory,
    unit: draft.unit,
    boundary: draft.boundary,
  };
}

/** Remembers the ids of all series met: an id is a hash, and rows of one series are many. */
export function createSeriesIds(sourceId: string, ownerId: string | null) {
  const known = new Map<string, string>();
  return {
    /** The id of the draft's series, and its fields when it is met for the first time. */
    of(draft: FactorDraft): { id: string; fresh: SeriesFields | null } {
      const key = `${draft.activity}\u0000${draft.name}\u0000${draft.nameZh}\u0000${draft.unit}\u0000${draft.boundary}\u0000${draft.category}\u0000${draft.sourceCategory}\u0000${draft.otherNames.join(';')}`;
      const found = known.get(key);
      if (found !== undefined) return { id: found, fresh: null };
      const fields = seriesFieldsOf(draft, sourceId, ownerId);
      const id = seriesId(fields);
      known.set(key, id);
      return { id, fresh: fields };
    },
  };
}

/** Two releases say the same of a figure when these are equal; where it stands in the file does not count. */
function contentHash(draft: FactorDraft): string {
  const text = JSON.stringify([
    draft.activity,
    draft.name,
    draft.nameZh,
    draft.otherNames,
    draft.category,
    draft.sourceCategory,
    draft.unit,
    draft.region,
    draft.year,
    draft.boundary,
    draft.gwpSet,
    draft.kgCo2e,
    draft.flows,
    draft.otherCo2e,
    draft.stages,
    draft.uncertaintyPercent,
    draft.transportMode,
    draft.note,
  ]);
  return hash('sha256', text, 'base64url').slice(0, 16);
}
