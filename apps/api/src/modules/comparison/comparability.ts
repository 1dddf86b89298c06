import {
  type Basis,
  checkComparability,
  commonStages,
  type DimensionFilter,
  type Finding,
  type GwpSet,
  type Stage,
} from '@cradle/engine';
import { isVerifiedOn } from '@cradle/schema';
import { LRUCache } from 'lru-cache';
import { globalId } from '../../builder/ids.ts';
import { dateOfDay, today } from '../../engineBridge/calendarDay.ts';
import type { Subject } from './selectSubjects.ts';
import { takesPart } from './takesPart.ts';

export interface Comparability {
  readonly findings: readonly Finding[];
  /** Stages inside the boundaries of all footprints. */
  readonly commonStages: readonly Stage[];
  /** Global ids of the products and assessments that were characterised with another GWP set than their own. */
  readonly converted: readonly string[];
}

export interface ShownAs {
  readonly basis: Basis;
  readonly filters: readonly DimensionFilter[];
  readonly gwpSet: GwpSet | null;
}

/** Selections stay the same lists from one comparison to the next, and twenty thousand footprints take their time. */
const known = new WeakMap<readonly Subject[], LRUCache<string, Comparability>>();

/** Which of the footprints may stand on one axis, and what would let them; in the ids of the API. */
export function comparability(all: readonly Subject[], shownAs: ShownAs): Comparability {
  const { basis, filters, gwpSet } = shownAs;
  const ways = known.get(all) ?? new LRUCache({ max: 20 });
  known.set(all, ways);
  const day = today();
  const way = JSON.stringify([basis, filters, gwpSet, day]);
  const found = ways.get(way) ?? check(all, shownAs, day);
  ways.set(way, found);
  return found;
}

function check(all: readonly Subject[], { basis, filters, gwpSet }: ShownAs, today: string): Comparability {
  const byAssessment = new Map<string, Subject>();
  // The base case comes first, and speaks for its scenarios.
  for (const subject of all)
    if (!byAssessment.has(subject.assessmentId) && takesPart(subject, filters))
      byAssessment.set(subject.assessmentId, subject);
  const subjects = [...byAssessment.values()];
  const stages = filters.find(({ dimension }) => dimension === 'STAGE')?.include ?? null;
  const findings = checkComparability(
    subjects.map((subject) => toComparabilitySubject(subject, today)),
    {
      basis,
      stages,
      gwpSet,
      today,
    },
  );
  const converted =
    gwpSet === null ? [] : subjects.filter((subject) => subject.gwpSet !== gwpSet && hasGasDetail(subject));
  return {
    findings: findings.map((finding) => ({
      ...finding,
      subjects: finding.subjects.map((id) => globalId('Assessment', id)),
    })),
    commonStages: commonStages(subjects.map(({ boundary }) => boundary)),
    converted: converted.flatMap(({ productId, assessmentId }) => [
      globalId('Product', productId),
      globalId('Assessment', assessmentId),
    ]),
  };
}

/** Whether all of some footprints may stand on one axis, as they are. */
export function comparabilityFindings(subjects: readonly Subject[], basis: Basis): readonly Finding[] {
  return comparability(subjects, { basis, filters: [], gwpSet: null }).findings;
}

function toComparabilitySubject(subject: Subject, day: string) {
  const { price, priceCurrency, priceYear, status, validUntil } = subject;
  return {
    assessmentId: subject.assessmentId,
    label: subject.name,
    kind: subject.kind,
    declaredUnit: { amount: subject.declaredUnitAmount, unit: subject.declaredUnit },
    boundary: subject.boundary,
    gwpSet: subject.gwpSet,
    massKg: subject.massKg,
    pieces: subject.pieces,
    price:
      price === null || priceCurrency === null || priceYear === null
        ? null
        : { amount: price, currency: priceCurrency, year: priceYear },
    referencePeriodEnd: subject.referencePeriodEnd,
    verified: isVerifiedOn(status, validUntil === null ? null : dateOfDay(validUntil), dateOfDay(day)),
    hasGasDetail: hasGasDetail(subject),
    scope: subject,
  };
}

function hasGasDetail({ kind }: Subject): boolean {
  return kind === 'CALCULATED';
}
