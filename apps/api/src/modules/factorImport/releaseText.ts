import { CopyText } from '../../db/copyText.ts';
import type { SqlValue } from '../../db/database.ts';
import { latinWordsOf, SERIES_COLUMNS, type SeriesFields, seriesRow } from '../factorSearch/factorSeries.ts';
import { checkDraft } from './checkDraft.ts';
import { createSeriesIds, stagedValues } from './factorRow.ts';
import { OutlierFinder } from './findOutliers.ts';
import { NO_COUNTS, type ReleaseCounts } from './releaseCounts.ts';
import {
  describePlace,
  type FactorDraft,
  type Place,
  type RowOutcome,
  type RowProblem,
} from './rowOutcome.ts';

/** Of the staging table of series: words wait there for the list of all words. */
export const STAGED_SERIES_COLUMNS = [...SERIES_COLUMNS, 'words'] as const;

/** Which release rows are read for. */
export interface ReleaseIds {
  readonly releaseId: string;
  readonly sourceId: string;
  /** The organisation whose own factors these are; null for the shared library. */
  readonly ownerId: string | null;
}

/** Some rows of a release as text for COPY, and what has been counted up to them. */
export interface ReleaseBatch {
  readonly factors: readonly Uint8Array[];
  readonly series: readonly Uint8Array[];
  readonly rejections: readonly Uint8Array[];
  readonly counts: ReleaseCounts;
}

/** What is known of a release once all of its rows have been read. */
export interface ReleaseSummary {
  readonly counts: ReleaseCounts;
  readonly parts: readonly string[];
  /** Flags of the rows that stand apart, by position. */
  readonly flags: readonly (readonly [position: number, flags: readonly string[]])[];
}

/** Makes text for the database of the rows of a release; keeps one batch, the keys met, and a logarithm a row for the outliers. */
export class ReleaseText {
  readonly #counts: { -readonly [Name in keyof ReleaseCounts]: number } = { ...NO_COUNTS };
  readonly #parts = new Set<string>();
  readonly #outliers = new OutlierFinder();
  readonly #ids: ReleaseIds;
  readonly #seriesIds: ReturnType<typeof createSeriesIds>;
  readonly #keys = new Set<string>();
  #factors = new CopyText();
  #series = new CopyText();
  #rejections = new CopyText();

  constructor(ids: ReleaseIds) {
    this.#ids = ids;
    this.#seriesIds = createSeriesIds(ids.sourceId, ids.ownerId);
  }

  get rows(): number {
    return this.#counts.rows;
  }

  add(outcome: RowOutcome): void {
    this.#counts.rows++;
    if (outcome.kind === 'FOLDED') this.#counts.folded++;
    else if (outcome.kind === 'REJECTED') this.#reject(outcome.place, outcome.problem);
    else {
      const { draft, place } = outcome;
      const problem = this.#keys.has(draft.key) ? repeated(draft.key) : checkDraft(draft);
      if (problem === null) this.#stage(draft, place);
      else this.#reject(place, problem);
    }
  }

  /** The rows since the last batch. */
  take(): ReleaseBatch {
    const batch = {
      factors: this.#factors.pieces(),
      series: this.#series.pieces(),
      rejections: this.#rejections.pieces(),
      counts: { ...this.#counts },
    };
    this.#factors = new CopyText();
    this.#series = new CopyText();
    this.#rejections = new CopyText();
    return batch;
  }

  summary(): ReleaseSummary {
    const flags = [...this.#outliers.find()];
    return { counts: { ...this.#counts, flagged: flags.length }, parts: [...this.#parts], flags };
  }

  #stage(draft: FactorDraft, place: Place): void {
    this.#keys.add(draft.key);
    this.#parts.add(draft.part);
    const position = this.#counts.factors++;
    const series = this.#seriesIds.of(draft);
    if (series.fresh !== null) this.#series.add(seriesValues(series.id, series.fresh));
    this.#outliers.add(series.id, position, draft.kgCo2e);
    this.#factors.add([...stagedValues(draft, place, series.id), position, []]);
  }

  #reject(place: Place, { code, column, value, message, remedy }: RowProblem): void {
    const position = this.#counts.rejected++;
    this.#rejections.add(
      [this.#ids.releaseId, position, describePlace(place), code, column, value, message, remedy].map(
        storable,
      ),
    );
  }
}

function seriesValues(id: string, fields: SeriesFields): SqlValue[] {
  const row = { ...seriesRow(id, fields), words: latinWordsOf(fields) } as Readonly<Record<string, SqlValue>>;
  return STAGED_SERIES_COLUMNS.map((column) => row[column] ?? null);
}

/** Files hold signs that a text column cannot: NUL is shown as a question mark. */
function storable(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.replaceAll('\u0000', '?') : value;
}

function repeated(key: string): RowProblem {
  return {
    code: 'KEY_REPEATED',
    column: '',
    value: key.slice(0, 80),
    message: `Another row before it is the same figure (${key}).`,
    remedy: 'Keep one of the rows.',
  };
}
