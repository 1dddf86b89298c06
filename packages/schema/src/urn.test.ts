import { describe, expect, it } from 'vitest';
import { urnFault } from './urn.ts';

describe('A URN', () => {
  it.each([
    'urn:gtin:4712345060507',
    'URN:ISBN:0451450523',
    'urn:pact:example.org:product-id:CHR%2F1',
    'urn:lei:529900T8BM49AURSDO55',
    "urn:example:a+b,c;d=e@f$g!h*(i)'j/k",
    'urn:uuid:9a4f4b1e-0000-4000-8000-000000000001',
  ])('may be %s', (text) => {
    expect(urnFault(text)).toBeNull();
  });

  it.each([
    ['4712345060507', 'PREFIX'],
    ['http://example.org/1', 'PREFIX'],
    ['urn:x:1', 'NAMESPACE'],
    ['urn:-gtin:1', 'NAMESPACE'],
    [`urn:${'a'.repeat(33)}:1`, 'NAMESPACE'],
    ['urn:gtin', 'NAME'],
    ['urn:example:', 'NAME'],
    ['urn:example:/a', 'NAME'],
    ['urn:example:a b', 'NAME'],
    ['urn:example:100%', 'NAME'],
    ['urn:example:产品', 'NAME'],
    ['urn:eclass:0173-1#01-AAA', 'COMPONENT'],
    ['urn:example:a?=b', 'COMPONENT'],
    ['urn:gtin:4712345060508', 'CHECK_DIGIT'],
    ['urn:gtin:471', 'CHECK_DIGIT'],
  ])('is not %s: %s', (text, fault) => {
    expect(urnFault(text)).toBe(fault);
  });
});
