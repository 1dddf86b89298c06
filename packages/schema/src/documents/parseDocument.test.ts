import { describe, expect, it } from 'vitest';
import { parseDocument } from './parseDocument.ts';

describe('parseDocument', () => {
  it('keeps the digits of numbers and says where they stand', () => {
    const text = '{\n "a": [1.50, 12345678901234567890.10],\n "b/c": null\n}';
    const parsed = parseDocument(text);
    if (!parsed.ok) throw new Error('refused');
    expect(parsed.value.document).toEqual({
      kind: 'object',
      members: {
        a: {
          kind: 'list',
          items: [
            { kind: 'number', text: '1.50' },
            { kind: 'number', text: '12345678901234567890.10' },
          ],
        },
        'b/c': { kind: 'nothing' },
      },
    });
    const place = parsed.value.places.get('/a/1')!;
    expect(text.slice(place.from, place.to)).toBe('12345678901234567890.10');
    expect(parsed.value.places.has('/b~1c')).toBe(true);
  });

  it('reads XML with attributes and lists of children', () => {
    const text = '<p xmlns:e="x"><e:a e:m="1">2</e:a><e:a>3</e:a></p>';
    const parsed = parseDocument(text);
    if (!parsed.ok) throw new Error('refused');
    expect(parsed.value.document).toMatchObject({
      members: { p: { members: { 'e:a': { items: [{ members: { '#text': { text: '2' } } }, {}] } } } },
    });
    const place = parsed.value.places.get('/p/e:a/1/#text')!;
    expect(text.slice(place.from, place.to)).toBe('3');
  });

  it.each([
    ['{ "a": 1, }', 'Line 1: not JSON (PropertyNameExpected)'],
    ['{ "a": 1 } // no', 'Line 1: not JSON'],
    ['<a>\n<b></a>', 'Line 2: not XML'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'Line 1: document types are not read'],
    [`${'['.repeat(200)}${']'.repeat(200)}`, 'Line 1: more than 100 levels'],
    ['  ', 'There is nothing to read.'],
  ])('refuses %s', (text, message) => {
    const parsed = parseDocument(text);
    expect(parsed.ok ? '' : parsed.refusals[0]!.message).toContain(message);
  });
});
