import { RateLimiterMemory } from 'rate-limiter-flexible';
import { describe, expect, it } from 'vitest';
import { createAdmission, reservationSize } from './admission.ts';
import type { Allowance } from './allowance.ts';
import { HttpRefusal } from './httpRefusal.ts';

/** Limiters share what they count with, as replicas share a database. */
function replicas(count: number, points: number) {
  const shared = new RateLimiterMemory({ points, duration: 60 });
  let statements = 0;
  const counting = {
    consume: (key: string | number, taken?: number) => {
      statements++;
      return shared.consume(key, taken);
    },
  };
  const admissions = Array.from({ length: count }, () => createAdmission(counting, { points, duration: 60 }));
  return { admissions, statements: () => statements };
}

const admitted = async (requests: readonly Promise<Allowance>[]) => {
  const outcomes = await Promise.allSettled(requests);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(HttpRefusal);
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
};

describe('Requests that are admitted by reservations', () => {
  it.each([1, 2, 3])('are never more than the limit at %i replicas, and hardly fewer', async (count) => {
    const points = 600;
    const { admissions } = replicas(count, points);
    const requests = Array.from({ length: 2 * points }, (_, index) => admissions[index % count]!('somebody'));
    const passed = await admitted(requests);
    expect(passed).toBeLessThanOrEqual(points);
    expect(passed).toBeGreaterThanOrEqual(points - count * (reservationSize(points) - 1));
  });

  it('are all had by one replica, one after the other or at once', async () => {
    const { admissions } = replicas(1, 600);
    for (let request = 0; request < 300; request++) await admissions[0]!('somebody');
    expect(await admitted(Array.from({ length: 400 }, () => admissions[0]!('somebody')))).toBe(300);
  });

  it('cost one statement for many, and are counted for each caller alone', async () => {
    const { admissions, statements } = replicas(1, 600);
    for (const key of ['one', 'another'])
      for (let request = 0; request < 120; request++) await admissions[0]!(key);
    expect(statements()).toBe(20);
  });

  it('say with each what is left of the window', async () => {
    const { admissions } = replicas(1, 600);
    const left: number[] = [];
    for (let request = 0; request < 14; request++) {
      const { remaining, limit, windowSeconds, resetSeconds } = await admissions[0]!('somebody');
      expect({ limit, windowSeconds }).toEqual({ limit: 600, windowSeconds: 60 });
      expect(resetSeconds).toBeGreaterThan(50);
      left.push(remaining);
    }
    expect(left).toEqual(Array.from({ length: 14 }, (_, index) => 599 - index));
  });

  it('are counted one by one where there are few, such as attempts to sign in', async () => {
    const { admissions } = replicas(2, 10);
    const requests = Array.from({ length: 30 }, (_, index) => admissions[index % 2]!('somebody'));
    expect(await admitted(requests)).toBe(10);
  });

  it('are reserved without a remainder', () => {
    expect([600, 1200, 20, 10, 3, 700, 601].map(reservationSize)).toEqual([12, 24, 1, 1, 1, 14, 1]);
  });
});
