import { checkFootprint, convertFootprint, readFootprint } from '@cradle/engine';
import { type ParsedDocument, parseDocument } from '@cradle/schema/documents';
import type { Answered, CheckAsk, Checked, Converted } from './checkTypes.ts';

/** The findings of a text, each with its place in it. */
export function checkText({ text, today }: Extract<CheckAsk, { kind: 'check' }>): Answered<Checked> {
  const parsed = parseDocument(text);
  if (!parsed.ok) return parsed;
  const reading = readFootprint(parsed.value.document);
  if (!reading.ok) return reading;
  const { format, version, footprint, losses } = reading.value;
  const { findings, sums } = checkFootprint(reading.value, parsed.value.document, today);
  const placed = findings.map((finding) => ({ ...finding, ...placeOf(text, parsed.value, finding.pointer) }));
  const { productName, companyName, declaredUnit, declaredUnitAmount } = footprint;
  return {
    ok: true,
    value: {
      ...{ format, version, productName, companyName, declaredUnit, declaredUnitAmount },
      ...{ findings: placed, sums, losses },
    },
  };
}

export function convertText({ text, format }: Extract<CheckAsk, { kind: 'convert' }>): Answered<Converted> {
  const parsed = parseDocument(text);
  if (!parsed.ok) return parsed;
  const reading = readFootprint(parsed.value.document);
  if (!reading.ok) return reading;
  const { files, losses } = convertFootprint(reading.value.footprint, format);
  return { ok: true, value: { files, losses: [...reading.value.losses, ...losses] } };
}

/** The value at a pointer, else the nearest thing around it. */
function placeOf(text: string, { places }: ParsedDocument, pointer: string) {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place === undefined) continue;
    const line = text.slice(0, place.from).split('\n').length;
    // Around what is missing stands a whole object: its first line is shown.
    const end = at === pointer ? place.to : Math.min(place.to, lineEnd(text, place.from));
    return { from: place.from, to: end, line };
  }
  return { from: null, to: null, line: null };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
