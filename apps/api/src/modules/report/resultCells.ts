import { cell, type LayoutCell } from './reportLayout.ts';
import type { RecordStage } from './reportRecord.ts';
import type { Speech } from './speech.ts';

/** Stands behind a number that lacks something, and in place of one that lacks everything; as the dashboard's charts write it. */
const GAP_SIGN = '?';

/** `12.3`, `12.3 + ?` when something is missing from it, `?` when everything is. */
export function valueText(value: number | null, hasGap: boolean, speech: Speech): string {
  if (!hasGap) return speech.kg(value);
  return value === null ? GAP_SIGN : `${speech.kg(value)} + ${GAP_SIGN}`;
}

/** Name, value and share of a stage. */
export function stageCells(
  { stage, kgCo2e, share, gaps }: Pick<RecordStage, 'stage' | 'kgCo2e' | 'share' | 'gaps'>,
  speech: Speech,
): readonly LayoutCell[] {
  const hasGap = gaps.length > 0;
  return [
    cell(speech.code(stage), { detail: gaps.flatMap((code) => speech.code(code)) }),
    cell(valueText(kgCo2e, hasGap, speech), { value: kgCo2e, hasGap }),
    cell(stage === 'BEYOND_BOUNDARY' ? '' : speech.share(share), { value: share }),
  ];
}

/** A part of the total by class: what no contribution has is not missing, nobody states it. */
export function classCell(kgCo2e: number | null, speech: Speech): LayoutCell {
  return kgCo2e === null
    ? cell('–', { detail: speech.word('nothingOfIt') })
    : cell(`${speech.kg(kgCo2e)} kg CO₂e`, { value: kgCo2e });
}
