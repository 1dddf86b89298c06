import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client, fetchExchange, gql } from 'urql';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { REFUSALS_ZH } from '../i18n/refusals.zh.ts';
import { chooseLanguage, startI18n } from '../i18n/startI18n.ts';
import { refusedResponse } from '../lib/refusedResponse.ts';
import { wordRefusals } from './wordRefusals.ts';

/** Parts of docs/errors.md whose codes are shown with names of their own: gaps, findings and marks are no refusals. */
const NAMED_ELSEWHERE = ['Gaps', 'Findings', 'Marks'];
/** Tables of codes for machines, and of findings: in none of them is anything refused on a page. */
const OTHER_TABLES =
  /^(Why a field of a shared|What the PACT host answers|Why a published version|Why a benchmark|Findings of a result)/;

/** The codes of every table of refusals, and those in the lines that begin with "Refusals". */
function codesOfRefusals(): readonly string[] {
  const page = readFileSync(path.join(import.meta.dirname, '../../../../docs/errors.md'), 'utf8');
  const sections = page.split(/^## /m).slice(1);
  const codes = sections
    .filter((section) => !NAMED_ELSEWHERE.some((name) => section.startsWith(`${name}\n`)))
    .flatMap((section) => {
      let isRefusal = true;
      return section.split('\n').flatMap((line) => {
        if (line !== '' && !line.startsWith('|')) isRefusal = !OTHER_TABLES.test(line);
        // Numbers that are missing are gaps, wherever they are told of.
        if (/\(gaps?\) *\|/.test(line)) return [];
        const place = line.startsWith('|') ? line.split('|')[1]! : /^Refusals/.test(line) ? line : '';
        return isRefusal
          ? [...place.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)`/g)].map(([, code]) => code!)
          : [];
      });
    });
  return [...new Set(codes)];
}

describe('Refusals in Chinese', () => {
  beforeAll(startI18n);
  afterEach(() => chooseLanguage('en'));

  it('are there for every code that docs/errors.md tells of', () => {
    const codes = codesOfRefusals();
    expect(codes.length).toBeGreaterThan(220);
    expect(codes.filter((code) => !(code in REFUSALS_ZH))).toEqual([]);
    const notChinese = Object.entries(REFUSALS_ZH).filter(
      ([, words]) => !words.every((text) => /[\u4e00-\u9fff]/.test(text) && text.endsWith('。')),
    );
    expect(notChinese).toEqual([]);
  });

  const ask = async (result: object, errors?: object[]) => {
    const client = new Client({
      url: 'http://localhost/graphql',
      preferGetMethod: false,
      exchanges: [wordRefusals, fetchExchange],
      fetch: async () =>
        new Response(JSON.stringify({ data: errors ? null : { result }, errors }), {
          headers: { 'content-type': 'application/json' },
        }),
    });
    return client.mutation(gql`mutation Change { result: change }`, {}).toPromise();
  };
  const INVALID = {
    __typename: 'InvalidInput',
    message: 'Something cannot be used.',
    fields: [
      { field: 'name', code: 'NAME_TAKEN', message: 'There is “Acme” already.', remedy: 'Choose it.' },
      {
        field: 'name',
        code: 'TOO_BIG',
        message: 'Too big: expected string to have <=200 characters',
        remedy: '',
      },
    ],
  };

  it('stand in the answer of a mutation, with the names and limits of the case', async () => {
    await chooseLanguage('zh');
    const { data } = await ask(INVALID);
    expect(data.result.fields.map(({ message }: { message: string }) => message)).toEqual([
      '另一供应商已使用此名称（“Acme”）。',
      '值太大或太长（<=200）。',
    ]);
    expect((await ask({ __typename: 'NotFound', message: 'There is none.' })).data.result.message).toBe(
      '您的组织里没有这一项，它可能已被删除。',
    );
  });

  it('stand in the error of a query or mutation', async () => {
    await chooseLanguage('zh');
    const { error } = await ask({}, [
      { message: 'Sign in first.', extensions: { code: 'NOT_SIGNED_IN' } },
      { message: 'No.', extensions: { code: 'INVALID_INPUT', fields: INVALID.fields } },
    ]);
    expect(error!.graphQLErrors.map(({ message }) => message)).toEqual([
      '您尚未登录。 请先登录。',
      '输入不能使用。 请按各字段的说明修改。',
    ]);
    expect(error!.graphQLErrors[1]!.extensions.fields).toMatchObject([
      { remedy: '请选用那一个，或将两者区分开。' },
      {},
    ]);
  });

  it('say what a file was refused for', async () => {
    await chooseLanguage('zh');
    const refused = (status: number, body: object) =>
      refusedResponse(new Response(JSON.stringify(body), { status }));
    expect(await refused(400, { error: 'x', fields: INVALID.fields })).toMatch(
      /^另一供应商已使用此名称（“Acme”）。/,
    );
    expect(await refused(404, { error: 'There is no such evidence.' })).toMatch(/^您的组织里没有这一项/);
  });

  it('stay as the API says them for readers of English, and where a code is new', async () => {
    await chooseLanguage('en');
    expect((await ask(INVALID)).data.result).toEqual(INVALID);
    await chooseLanguage('zh');
    const field = { field: 'x', code: 'NEVER_HEARD_OF', message: 'New.', remedy: 'Wait.' };
    expect((await ask({ ...INVALID, fields: [field] })).data.result.fields).toEqual([field]);
  });
});
