import { describe, expect, it } from 'vitest';
import { STANDARD_TOPICS } from './standard.ts';
import { findStandard, STANDARDS } from './standards.ts';

describe('the standards an assessment can follow', () => {
  it('are found by their code, and only by it', () => {
    for (const standard of STANDARDS) expect(findStandard(standard.code)).toBe(standard);
    expect(findStandard('iso_14067_2018')).toBeUndefined();
    expect(findStandard('')).toBeUndefined();
  });

  it('have one code each, fit to be stored and to be written into an address', () => {
    const codes = STANDARDS.map((standard) => standard.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
  });

  it('are named in English and Chinese, with publisher and a year in which one could appear', () => {
    for (const standard of STANDARDS) {
      expect(standard.name, standard.code).not.toMatch(/\p{Script=Han}/u);
      expect(standard.nameZh, standard.code).toMatch(/\p{Script=Han}/u);
      expect(standard.publisher, standard.code).not.toBe('');
      expect(standard.year, standard.code).toBeGreaterThanOrEqual(2000);
    }
  });

  it('say what they ask in the order of the topics, each topic once, in two languages', () => {
    for (const { code, requirements } of STANDARDS) {
      const topics = requirements.map(({ topic }) => topic);
      expect(topics, code).toEqual(STANDARD_TOPICS.filter((topic) => topics.includes(topic)));
      for (const { text, textZh } of requirements) {
        expect(text, code).not.toMatch(/\p{Script=Han}/u);
        expect(textZh, code).toMatch(/[\p{Script=Han}]/u);
      }
    }
  });

  it('ask the same of a topic where GB/T 24067 follows ISO 14067', () => {
    const keys = (code: string) => findStandard(code)!.requirements.map(({ key }) => key);
    expect(keys('GB_T_24067_2024')).toEqual(keys('ISO_14067_2018'));
  });
});
