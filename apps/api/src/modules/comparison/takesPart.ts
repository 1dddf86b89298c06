import type { DimensionFilter } from '@cradle/engine';
import type { Subject } from './selectSubjects.ts';

/** Whether no filter leaves a footprint out as a whole. */
export function takesPart(subject: Subject, filters: readonly DimensionFilter[]): boolean {
  return filters.every(({ dimension, include, exclude }) => {
    const member = memberOfSubject(subject, dimension);
    return member === null || ((include === null || include.includes(member)) && !exclude.includes(member));
  });
}

function memberOfSubject(subject: Subject, dimension: DimensionFilter['dimension']): string | null {
  switch (dimension) {
    case 'PRODUCT':
      return subject.productId;
    case 'PRODUCT_CATEGORY':
      return subject.category;
    case 'ASSESSMENT':
      return subject.assessmentId;
    case 'SCENARIO':
      return subject.scenarioKey;
    default:
      return null;
  }
}
