import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sameDimension } from '@cradle/engine';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../../config/folders.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface LabelledLine {
  readonly id: string;
  readonly text: string;
  readonly unit: string;
  readonly stage: string;
  readonly category: string;
  /** Alternatives joined by `|`; all words of one must be in the factor's English name. */
  readonly accept: string;
  readonly reject: string;
}

interface Suggestion {
  readonly score: number;
  readonly found: string[];
  readonly missing: string[];
  readonly relaxed: string[];
  readonly factor: { readonly name: string; readonly unit: string; readonly region: string };
}

const ASK = `query ($lines: [BomLineInput!]!, $first: Int) {
  suggestFactors(lines: $lines, first: $first) { text isClear suggestions { score found missing relaxed factor { name unit region } } }
}`;

const LABELLED = parse(readFileSync(path.join(PROJECT_FOLDER, 'data', 'matching-lines', 'lines.csv')), {
  columns: true,
}) as LabelledLine[];

function isRight({ accept, reject, unit }: LabelledLine, { factor }: Suggestion): boolean {
  const name = factor.name.toLowerCase();
  const accepted = accept.split('|').some((words) => words.split(' ').every((word) => name.includes(word)));
  const rejected = reject.split(' ').some((word) => word !== '' && name.includes(word));
  return accepted && !rejected && sameDimension(unit, factor.unit);
}

describe.each(TEST_DATABASES)('Factors suggested for lines of a bill of materials on the $kind', (kind) => {
  const test = withServer(kind);

  const suggest = async (lines: readonly object[], first = 5) => {
    const { data, errors } = await test.server.ask<{
      suggestFactors: { text: string; isClear: boolean; suggestions: Suggestion[] }[];
    }>(ASK, { lines, first });
    expect(errors).toBeUndefined();
    return data.suggestFactors;
  };

  it('are right first for 7 of 10 labelled lines, and among five for 9 of 10, in both languages', async () => {
    expect(LABELLED.length).toBeGreaterThanOrEqual(300);
    const inputs = LABELLED.map(({ text, unit, stage }) => ({ text, unit, stage }));
    const answers = await suggest(inputs);
    for (const language of ['en', 'zh']) {
      const judged = LABELLED.map((line, index) => ({
        line,
        answer: answers[index]?.suggestions ?? [],
      })).filter(({ line }) => line.id.startsWith(language));
      const first = judged.filter(({ line, answer }) => answer[0] !== undefined && isRight(line, answer[0]));
      const five = judged.filter(({ line, answer }) => answer.some((each) => isRight(line, each)));
      expect(first.length / judged.length, `${language} first`).toBeGreaterThanOrEqual(0.7);
      expect(five.length / judged.length, `${language} among five`).toBeGreaterThanOrEqual(0.9);
    }
  }, 120_000);

  it('are proposed where they are clear: right for 9 of 10, and a person chooses for the others', async () => {
    const inputs = LABELLED.map(({ text, unit, stage }) => ({ text, unit, stage }));
    const answers = await suggest(inputs, 1);
    for (const language of ['en', 'zh']) {
      const clear = LABELLED.map((line, index) => ({ line, answer: answers[index] })).filter(
        ({ line, answer }) => line.id.startsWith(language) && answer?.isClear,
      );
      const right = clear.filter(({ line, answer }) => isRight(line, answer!.suggestions[0]!));
      expect(clear.length / LABELLED.length, `${language} proposed`).toBeGreaterThanOrEqual(0.25);
      expect(right.length / clear.length, `${language} right`).toBeGreaterThanOrEqual(0.92);
    }
  }, 120_000);

  it('are never proposed in a unit that cannot be converted, or for a word that nothing is called', async () => {
    const answers = await suggest([
      { text: 'ABS housing', unit: 'm2' },
      { text: 'flurble gadget', unit: 'kg' },
    ]);
    expect(answers.map(({ isClear }) => isClear)).toEqual([false, false]);
  });

  it('find the same material by its grade, its English and its Chinese name', async () => {
    const texts = ['SUS304', 'stainless steel', '304不锈钢板 1.2mm'];
    for (const { text, suggestions } of await suggest(
      texts.map((text) => ({ text, unit: 'kg', stage: 'MATERIALS' })),
    ))
      expect(suggestions[0]?.factor.name, text).toMatch(/stainless/i);
  });

  it('say what was given up: another region, a unit that cannot be converted, words that are nowhere', async () => {
    const [electricity, metres, unknown] = await suggest([
      { text: 'electricity, Fiji plant', unit: 'kWh', stage: 'PRODUCTION', region: 'XX' },
      { text: 'ABS housing', unit: 'm2' },
      { text: 'ABS flurble', unit: 'kg' },
    ]);
    expect(electricity?.suggestions[0]?.relaxed).toContain('REGION');
    expect(metres?.suggestions[0]?.relaxed).toContain('UNIT');
    expect(unknown?.suggestions[0]?.missing).toContain('flurble');
    expect(unknown?.suggestions[0]?.relaxed).toContain('WORDS');
  });

  it('prefer the place that the line names', async () => {
    const [guangdong] = await suggest([{ text: '德国 电网电力', unit: 'kWh', stage: 'PRODUCTION' }]);
    expect(guangdong?.suggestions[0]?.factor.region).toBe('DE');
  });

  it('are none for a line that names nothing', async () => {
    const [nothing] = await suggest([{ text: '1.2 mm x 300 pcs' }]);
    expect(nothing?.suggestions).toEqual([]);
  });

  it('are refused for an empty line, by its place in the list', async () => {
    const { errors } = await test.server.ask(ASK, { lines: [{ text: 'steel' }, { text: '  ' }] });
    expect(errors?.[0]?.message).toMatch(/lines\[1\]\.text/);
  });
});
