import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, refusedFields } from '../method/readOutcome.ts';
import {
  type PefContribution,
  pefQuality,
  pefRating,
  type QualityScores,
  qualityRating,
  temporalScore,
} from './dataQualityRating.ts';

const rated = (emissions: number, technological: number | null, geographical: number, temporal: number) => ({
  id: 'line',
  emissions,
  scores: { technological, geographical, temporal } satisfies QualityScores,
});

const process = (id: string, impact: number, score: number): PefContribution => ({
  id,
  impact,
  scores: { technological: score, geographical: score, temporal: score, precision: score },
});

describe('The data quality rating of PACT and Catena-X', () => {
  it('of 6 kg rated 1, 2, 3 and 4 kg rated 3, 2, 5 is 1.8, 2 and 3.8', () => {
    const rating = accepted(qualityRating([rated(6, 1, 2, 3), rated(4, 3, 2, 5)]));
    expect(rating?.technological).toBeCloseTo(1.8, 12);
    expect(rating?.geographical).toBeCloseTo(2, 12);
    expect(rating?.temporal).toBeCloseTo(3.8, 12);
  });

  it('counts what is not rated as 5', () => {
    expect(accepted(qualityRating([rated(1, null, 1, 1), rated(1, 1, 1, 1)]))?.technological).toBe(3);
  });

  it('counts a credit with its size', () => {
    expect(accepted(qualityRating([rated(3, 1, 1, 1), rated(-1, 5, 1, 1)]))?.technological).toBe(2);
  });

  it('is unknown where nothing contributes', () => {
    expect(accepted(qualityRating([]))).toBeNull();
  });

  it('lies between the best and the worst score in it', () => {
    const score = fc.integer({ min: 1, max: 5 });
    const contribution = fc
      .tuple(fc.double({ min: 0.1, max: 100, noNaN: true }), score, score, score)
      .map(([emissions, ...scores]) => rated(emissions, ...scores));
    fc.assert(
      fc.property(fc.array(contribution, { minLength: 1, maxLength: 15 }), (contributions) => {
        const { temporal } = accepted(qualityRating(contributions))!;
        const scores = contributions.map((own) => own.scores.temporal);
        expect(temporal).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-12);
        expect(temporal).toBeLessThanOrEqual(Math.max(...scores) + 1e-12);
      }),
    );
  });

  it('refuses scores outside of 1 to 5', () => {
    expect(refusedFields(qualityRating([rated(1, 0, 6, 3)]))).toEqual([
      'NUMBER_OUT_OF_RANGE technological',
      'NUMBER_OUT_OF_RANGE geographical',
    ]);
  });
});

describe('The temporal score', () => {
  it('falls by one after 366, 731, 1096 and 1461 days', () => {
    const days = [0, 366, 367, 731, 732, 1096, 1097, 1461, 1462];
    expect(days.map(temporalScore)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5]);
  });
});

describe('The data quality rating of the PEF method', () => {
  it('is the mean of four scores: 2, 3, 1 and 2 make 2.0, very good', () => {
    const scores = { technological: 2, geographical: 3, temporal: 1, precision: 2 };
    const result = accepted(pefRating([{ id: 'steel', impact: 1, scores }]));
    expect(result).toEqual({ rating: 2, quality: 'VERY_GOOD', mostRelevant: ['steel'] });
  });

  it('weighs the largest processes up to 80 % and leaves the rest out', () => {
    const result = accepted(pefRating([process('c', 10, 5), process('a', 60, 1), process('b', 30, 4)]));
    expect(result?.mostRelevant).toEqual(['a', 'b']);
    expect(result?.rating).toBeCloseTo((60 + 120) / 90, 12);
  });

  it('does not depend on the order of processes, also among equal ones', () => {
    const processes = ['a', 'b', 'c', 'd'].map((id, i) => process(id, 1, i + 1));
    fc.assert(
      fc.property(fc.shuffledSubarray(processes, { minLength: 4 }), (shuffled) => {
        expect(accepted(pefRating(shuffled))).toEqual(accepted(pefRating(processes)));
      }),
    );
  });

  it('is called by its class: up to 1.5 excellent, 2 very good, 3 good, 4 fair, above poor', () => {
    expect([1, 1.5, 1.6, 2, 2.1, 3, 4, 4.1].map(pefQuality)).toEqual([
      'EXCELLENT',
      'EXCELLENT',
      'VERY_GOOD',
      'VERY_GOOD',
      'GOOD',
      'GOOD',
      'FAIR',
      'POOR',
    ]);
  });

  it('is unknown where nothing contributes, and refused with a score of 0', () => {
    expect(accepted(pefRating([]))).toBeNull();
    expect(accepted(pefRating([process('a', 0, 1)]))).toBeNull();
    expect(refusedFields(pefRating([process('a', 1, 0)]))).toHaveLength(4);
  });
});
