import { overstatesSelfAssessment } from '@cradle/schema';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { startingLanguage } from './startI18n.ts';
import { zh } from './zh.ts';

/** Every text by its path, `portfolio.column.product` for instance. */
function textsOf(messages: object, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : textsOf(value, `${path}${key}.`),
  );
}

const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

const english = new Map(textsOf(en));
const chinese = new Map(textsOf(zh));

describe('English and Chinese texts', () => {
  it('have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fill in the same values', () => {
    const different = [...english].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(chinese.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  it('call nothing self-assessed verified or certified', () => {
    expect([...english, ...chinese].filter(([, text]) => overstatesSelfAssessment(text))).toEqual([]);
  });

  it('are never empty', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('The first language', () => {
  it('is the one chosen before', () => {
    expect(startingLanguage('en', ['zh-CN'])).toBe('en');
  });

  it('is the first of ours that the reader prefers', () => {
    expect(startingLanguage(null, ['de-DE', 'zh-Hans-CN', 'en'])).toBe('zh');
    expect(startingLanguage(null, ['en-US', 'zh'])).toBe('en');
  });

  it('is English for everybody else, also with a stored value that is none of ours', () => {
    expect(startingLanguage('fr', ['de-DE'])).toBe('en');
  });
});
