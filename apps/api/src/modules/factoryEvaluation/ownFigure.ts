import type { DataLink } from '@cradle/engine';

/** Whose data are read. */
export interface DataOwner {
  readonly organisationId: string;
  /** Null: the organisation itself. */
  readonly supplierId: string | null;
  /** Null: all sites. Products and meters that name no site belong to each. */
  readonly siteId: string | null;
}

/** One thing a figure was worked out from: the footprint of a product, or a meter of the organisation's inventory. */
export interface OriginSubject {
  /** Empty: a product without a footprint, or a meter. */
  readonly assessmentId: string;
  /** Empty for a meter. */
  readonly productId: string;
  /** Whose evidence a meter rests on, in its own words; empty for a product. */
  readonly evidence?: string;
  readonly name: string;
  readonly nameZh: string;
  /** Its own part of the figure, in the figure's unit; null where it has none, which says why the figure is not higher. */
  readonly value: number | null;
}

/** What an answer was filled from. */
export interface AnswerOrigin {
  readonly link: DataLink;
  readonly subjects: readonly OriginSubject[];
  readonly filledOn: string;
}

export interface OwnFigure {
  readonly value: number;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly origin: AnswerOrigin;
}
